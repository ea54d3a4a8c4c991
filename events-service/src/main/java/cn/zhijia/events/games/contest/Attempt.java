package cn.zhijia.events.games.contest;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

import cn.zhijia.events.games.rule.Outcome;
import cn.zhijia.events.games.standing.Try;
import cn.zhijia.kit.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** 成绩: one try of an entry. The database sees to it that an entry has one of each number. */
@Entity
public class Attempt extends PanacheEntityBase {

    @Id
    UUID id;
    @Version
    long version;
    UUID entryId;
    int number;
    @Enumerated(EnumType.STRING)
    Outcome outcome;
    Long value;
    long penalty;
    Instant recordedAt;

    /** All in these disciplines, in the order of their numbers. */
    public static List<Attempt> of(Collection<UUID> disciplines) {
        return list("""
                from Attempt a where a.entryId in (select e.id from MeetEntry e where e.disciplineId in ?1)
                order by a.entryId, a.number""", disciplines);
    }

    static Attempt record(UUID id, AttemptBody body, Instant now) {
        var attempt = new Attempt();
        attempt.id = id;
        attempt.entryId = body.entry();
        attempt.number = body.number();
        attempt.say(body, now);
        attempt.persistAndFlush();
        return attempt;
    }

    void correct(AttemptBody body, Instant now) {
        if (!body.entry().equals(entryId)) {
            throw Refusal.field("/entry", "never-changes");
        }
        if (body.number() != number) {
            throw Refusal.field("/number", "never-changes");
        }
        say(body, now);
    }

    private void say(AttemptBody body, Instant now) {
        outcome = body.outcome();
        value = body.value();
        penalty = body.penalty();
        recordedAt = now;
    }

    public UUID entryId() {
        return entryId;
    }

    public Try tried() {
        return new Try(number, outcome, value, penalty);
    }
}
