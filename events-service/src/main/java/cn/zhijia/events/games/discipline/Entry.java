package cn.zhijia.events.games.discipline;

import java.util.List;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import cn.zhijia.events.games.rule.Outcome;
import cn.zhijia.kit.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** 报名: a team in a discipline, with those of its athletes who compete. */
@Entity(name = "MeetEntry")
@Table(name = "meet_entry")
public class Entry extends PanacheEntityBase {

    @Id
    UUID id;
    @Version
    long version;
    UUID disciplineId;
    UUID teamId;
    Integer seed;
    Integer lot;
    @Enumerated(EnumType.STRING)
    Outcome outcome;

    /** The entry of this discipline; else 404. */
    public static Entry of(UUID discipline, UUID id) {
        Entry entry = findById(id);
        if (entry == null || !entry.disciplineId.equals(discipline)) {
            throw Refusal.notFound();
        }
        return entry;
    }

    /** Whether there is such an entry in this discipline. */
    public static boolean in(UUID discipline, UUID id) {
        return count("id = ?1 and disciplineId = ?2", id, discipline) > 0;
    }

    /** The entry of this discipline that a body names; else 400. */
    public static Entry known(UUID discipline, UUID id) {
        if (!in(discipline, id)) {
            throw Refusal.field("/entry", "unknown-entry");
        }
        return findById(id);
    }

    /** All of a discipline's, in the order of the draw, then of ids. */
    public static List<Entry> of(UUID discipline) {
        return list("disciplineId = ?1 order by lot nulls last, id", discipline);
    }

    public UUID id() {
        return id;
    }

    public UUID disciplineId() {
        return disciplineId;
    }

    public long version() {
        return version;
    }

    public UUID teamId() {
        return teamId;
    }

    public Integer seed() {
        return seed;
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

    public void decide(Outcome whole) {
        outcome = whole == Outcome.VALID ? null : whole;
    }
}
