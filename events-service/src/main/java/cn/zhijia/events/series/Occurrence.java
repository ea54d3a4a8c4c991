package cn.zhijia.events.series;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Version;

import cn.zhijia.events.Event;
import cn.zhijia.events.Occasion;
import cn.zhijia.events.series.rule.Plan;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** 场次: one date of a series. Made, changed and called off only under its series' lock. */
@Entity
public class Occurrence extends PanacheEntityBase {

    @Id
    UUID id;
    @Version
    long version;
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    Series series;
    /** The original local start, which names the date for ever, wherever it is moved. */
    String recurrenceId;
    /** Null while the date was never to be held: a holiday, or a date that is not within reach yet. */
    @ManyToOne(fetch = FetchType.LAZY)
    Event event;
    /** Where rule and holidays put it; null when the holidays leave it out. */
    String planned;
    String holiday;
    /** The series has no such date any more, but somebody is registered for it. */
    boolean detached;
    /** The series has no such date any more. */
    boolean dropped;
    /** The event is held, for all that its series did: what an organizer calls off directly stays called off. */
    boolean stands;
    /** The code of the reason for which it could not follow its series the last time, and is as it was; null when it did. */
    String refusal;
    @Embedded
    Deviation deviation;

    static Occurrence of(Series series, LocalDateTime recurrenceId) {
        var made = new Occurrence();
        made.series = series;
        made.recurrenceId = recurrenceId.toString();
        made.id = id(series, made.recurrenceId);
        return made;
    }

    /** Of series and date, so that two who make it make one; another only when a split has taken the date's first one away. */
    private static UUID id(Series series, String recurrenceId) {
        var name = series.id + "/" + recurrenceId;
        var id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        while (findById(id) != null || Event.findById(id) != null) {
            name += "+";
            id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        }
        return id;
    }

    static Optional<Occurrence> at(Series series, String recurrenceId) {
        return find("from Occurrence o left join fetch o.event where o.series = ?1 and o.recurrenceId = ?2", series,
                recurrenceId).firstResultOptional();
    }

    /** Whether the series has a date on that day, whatever its name: a day has one at most. */
    static boolean on(Series series, LocalDate day) {
        return count("series = ?1 and dropped = false and substring(recurrenceId, 1, 10) = ?2", series, day.toString()) > 0;
    }

    /** In the order of their original start. */
    static List<Occurrence> since(Series series, LocalDateTime from) {
        return list("from Occurrence o left join fetch o.event where o.series = ?1 and o.recurrenceId >= ?2"
                + " order by o.recurrenceId", series, from.toString());
    }

    /** Those that could not follow their series the last time. */
    static List<Occurrence> refused(Series series) {
        return list(
                "from Occurrence o join fetch o.event where o.series = ?1 and o.refusal is not null order by o.recurrenceId",
                series);
    }

    LocalDate day() {
        return LocalDateTime.parse(recurrenceId).toLocalDate();
    }

    boolean begun(Instant now) {
        return event != null && !event.startsAt().isAfter(now);
    }

    /** The series has this date, and there; true when it was elsewhere. Who is registered is not left without a date. */
    boolean follow(Plan.Date date) {
        var start = date.start() == null ? null : date.start().toString();
        if (start == null && planned != null && stands && Occasion.expected(event.id())) {
            detached = true;
            return false;
        }
        boolean moved = !Objects.equals(planned, start);
        detached = false;
        dropped = false;
        planned = start;
        holiday = date.holiday();
        return moved;
    }

    /** The series has this date no more. */
    void leave() {
        detached = stands && Occasion.expected(event.id());
        dropped = !detached;
    }

    public boolean held() {
        return !dropped && start() != null && !Boolean.TRUE.equals(deviation().cancelled());
    }

    String start() {
        return deviation().localStart() == null ? planned : deviation().localStart();
    }

    Deviation deviation() {
        return deviation == null ? Deviation.NONE : deviation;
    }

    /** What its event says. */
    Occasion occasion() {
        var other = deviation();
        var startsAt = series.instant(LocalDateTime.parse(start()));
        int minutes = other.minutes() == null ? series.minutes : other.minutes();
        return new Occasion(series.unionId, other.title() == null ? series.title : other.title(), series.description,
                series.kind, other.place() == null ? series.place : other.place(), series.audience, startsAt,
                startsAt.plusSeconds(minutes * 60L), series.zone);
    }

    public UUID id() {
        return id;
    }

    public String recurrenceId() {
        return recurrenceId;
    }

    /** Null while there is none. */
    public Event event() {
        return event;
    }

    public boolean stands() {
        return stands;
    }
}
