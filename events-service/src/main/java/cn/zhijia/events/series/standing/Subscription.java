package cn.zhijia.events.series.standing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

import cn.zhijia.events.series.Series;
import cn.zhijia.kit.data.Person;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** 长期席位: a member's wish to come to every date of a series. Made and ended under the series' lock. */
@Entity
class Subscription extends PanacheEntityBase {

    @Id
    UUID id;
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    Series series;
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    Person person;
    UUID attempt;
    Instant subscribedAt;
    Instant endedAt;

    static Subscription made(Series series, Person person, UUID attempt, Instant now) {
        var made = new Subscription();
        made.id = UUID.nameUUIDFromBytes(
                (series.id() + "/" + person.id + "/" + attempt).getBytes(StandardCharsets.UTF_8));
        made.series = series;
        made.person = person;
        made.attempt = attempt;
        made.subscribedAt = now;
        made.persistAndFlush();
        return made;
    }

    /** In the order of seats. */
    static List<Subscription> live(UUID series) {
        return list("from Subscription s join fetch s.person where s.series.id = ?1 and s.endedAt is null"
                + " order by s.subscribedAt, s.id", series);
    }

    static Optional<Subscription> live(UUID series, Person person) {
        return find("series.id = ?1 and person = ?2 and endedAt is null", series, person).firstResultOptional();
    }

    static Optional<Subscription> of(UUID series, Person person, UUID attempt) {
        return find("series.id = ?1 and person = ?2 and attempt = ?3", series, person, attempt).firstResultOptional();
    }

    /** The live one, or the last that ended. */
    static Optional<Subscription> present(UUID series, Person person) {
        return find("series.id = ?1 and person = ?2 order by endedAt desc nulls first", series, person).firstResultOptional();
    }

    /** Of date and turn, so that materialising twice is one attempt. */
    UUID attempt(String recurrenceId, int generation) {
        return UUID.nameUUIDFromBytes((id + "/" + recurrenceId + "/" + generation).getBytes(StandardCharsets.UTF_8));
    }
}
