package cn.zhijia.events.games.team;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Version;

import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.Person;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** 运动员: somebody in one team of a meet, by the name that the organizer wrote. */
@Entity
public class Athlete extends PanacheEntityBase {

    @Id
    UUID id;
    @Version
    long version;
    UUID meetId;
    UUID teamId;
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    Person person;
    String name;
    /** Counted by the statement that enters athletes. */
    @Column(insertable = false, updatable = false)
    int disciplines;

    /** @param version to begin with: after a taking off a later one */
    static Athlete made(Team team, Person person, String name, long version) {
        var athlete = new Athlete();
        athlete.id = UUID.randomUUID();
        athlete.version = version;
        athlete.meetId = team.meetId;
        athlete.teamId = team.id;
        athlete.person = person;
        athlete.name = name;
        athlete.persistAndFlush();
        return athlete;
    }

    /** Whoever has this number, in any team of the meet. */
    static Optional<Athlete> numbered(UUID meet, String memberNo) {
        return find("from Athlete a join fetch a.person p where a.meetId = ?1 and p.memberNo = ?2", meet, memberNo)
                .firstResultOptional();
    }

    /** Those of a team who have one of these numbers. */
    public static List<Athlete> numbered(UUID team, List<String> memberNos) {
        return list("from Athlete a join fetch a.person p where a.teamId = ?1 and p.memberNo in ?2", team, memberNos);
    }

    void rename(String to) {
        name = to;
        flush();
    }

    void remove() {
        if (disciplines > 0) {
            throw new Refusal("still-entered");
        }
        delete();
        flush();
        new TakenOff(teamId, person.memberNo).keep(version + 1);
    }

    public UUID id() {
        return id;
    }

    public String name() {
        return name;
    }

    public String memberNo() {
        return person.memberNo;
    }
}
