package cn.zhijia.events.games.discipline;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import cn.zhijia.events.games.StruckOut;
import cn.zhijia.events.games.rule.Outcome;
import cn.zhijia.kit.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** 报名: a team in a discipline, with those of its athletes who compete. */
@Entity(name = "MeetEntry")
@Table(name = "meet_entry")
public class Entry extends PanacheEntityBase {

    private static final String OFF = """
            insert into entry_off (discipline_id, team_id) values (:discipline, :team) on conflict do nothing
            """;

    @Id
    UUID id;
    @Version
    long version;
    UUID meetId;
    UUID disciplineId;
    UUID teamId;
    Integer seed;
    Integer lot;
    @Enumerated(EnumType.STRING)
    Outcome outcome;
    /** Whether it ever had an outcome, also one that was taken back. */
    boolean decided;

    public static Entry made(UUID id, Discipline discipline, UUID team, Integer seed) {
        StruckOut.ENTRY.requireNot(id);
        var entry = new Entry();
        entry.id = id;
        entry.meetId = discipline.meetId;
        entry.disciplineId = discipline.id;
        entry.teamId = team;
        entry.seed = seed;
        entry.persistAndFlush();
        return entry;
    }

    /** The entry of this discipline; else 404. */
    public static Entry of(UUID discipline, UUID id) {
        return known(discipline, id).orElseThrow(Refusal::notFound);
    }

    public static Optional<Entry> known(UUID discipline, UUID id) {
        return find("id = ?1 and disciplineId = ?2", id, discipline).firstResultOptional();
    }

    /** Nobody competes for it any more. A file does not enter the team again. */
    public void remove() {
        delete();
        flush();
        StruckOut.ENTRY.add(id, meetId);
        getEntityManager().createNativeQuery(OFF).setParameter("discipline", disciplineId).setParameter("team", teamId)
                .executeUpdate();
    }

    /** All of a discipline's, in the order of the draw, then of ids. */
    public static List<Entry> of(UUID discipline) {
        return list("disciplineId = ?1 order by lot nulls last, id", discipline);
    }

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    public UUID disciplineId() {
        return disciplineId;
    }

    public UUID teamId() {
        return teamId;
    }

    public Integer seed() {
        return seed;
    }

    /** Who competes, or where it is seeded, has changed: a new version even when this row keeps its values. */
    public void edit(Integer newSeed) {
        getEntityManager().lock(this, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
        seed = newSeed;
        flush();
    }

    public Integer lot() {
        return lot;
    }

    /** Its place in the recorded draw. */
    public void drew(int place) {
        lot = place;
    }

    /** Decided for the whole entry: DNS, DNF or DQ; null while it competes. */
    public Outcome outcome() {
        return outcome;
    }

    /**
     * Whether it was ever decided as a whole, also when it competes again. An outcome says so by itself: an instance of the
     * release before may have written it, which knows nothing of the mark.
     */
    public boolean decided() {
        return decided || outcome != null;
    }

    public void decide(Outcome whole) {
        outcome = whole == Outcome.VALID ? null : whole;
        decided = true;
    }
}
