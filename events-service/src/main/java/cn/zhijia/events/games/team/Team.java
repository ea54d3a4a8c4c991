package cn.zhijia.events.games.team;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

import cn.zhijia.events.games.Meet;
import cn.zhijia.events.games.StruckOut;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.Person;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** 代表队: competes under one union's name, and may be filled from several. */
@Entity
public class Team extends PanacheEntityBase {

    /** As many as a bracket holds. */
    private static final int MOST = 64;

    @Id
    UUID id;
    @Version
    long version;
    UUID meetId;
    String title;
    String unionId;
    UUID captainPersonId;

    static Team made(UUID id, UUID meet, TeamBody body) {
        if (count("meetId", meet) >= MOST) {
            throw new Refusal("too-many-teams").with("most", MOST);
        }
        StruckOut.TEAM.requireNot(id);
        var team = new Team();
        team.id = id;
        team.meetId = meet;
        body.copyTo(team);
        team.persistAndFlush();
        return team;
    }

    /** All of a meet's, by title. */
    public static List<Team> of(UUID meet) {
        return list("meetId = ?1 order by title, id", meet);
    }

    /** Of a meet, led by this person. */
    public static List<UUID> ledBy(UUID meet, UUID person) {
        return Team.<Team> list("meetId = ?1 and captainPersonId = ?2", meet, person).stream().map(Team::id).toList();
    }

    /** The team of this meet; else 404. */
    public static Team of(UUID meet, UUID id) {
        return known(meet, id).orElseThrow(Refusal::notFound);
    }

    public static Optional<Team> known(UUID meet, UUID id) {
        return find("id = ?1 and meetId = ?2", id, meet).firstResultOptional();
    }

    /** With its athletes; none of them may be entered. */
    void remove() {
        if (!getEntityManager().createNativeQuery("select 1 from meet_entry where team_id = :team limit 1")
                .setParameter("team", id).getResultList().isEmpty()) {
            throw new Refusal("still-entered");
        }
        Athlete.delete("teamId", id);
        delete();
        flush();
        StruckOut.TEAM.add(id, meetId);
    }

    /** Of which teams of a meet the caller is shown the people: all, who organizes it; the own ones, captains and athletes. */
    public static Predicate<UUID> shownTo(Caller caller, Meet meet) {
        if (meet.organizedBy(caller)) {
            return team -> true;
        }
        var person = caller.guest() ? null : Person.known(caller).orElse(null);
        return person == null ? team -> false : Set.copyOf(ofPerson(meet.id(), person))::contains;
    }

    private static List<UUID> ofPerson(UUID meet, Person person) {
        return Stream.concat(
                ledBy(meet, person.id).stream(),
                Athlete.<Athlete> list("meetId = ?1 and person = ?2", meet, person).stream().map(a -> a.teamId))
                .distinct().toList();
    }

    String captain() {
        return captainPersonId == null ? null : Person.<Person> findById(captainPersonId).memberNo;
    }

    public UUID id() {
        return id;
    }

    public UUID meetId() {
        return meetId;
    }

    public String title() {
        return title;
    }
}
