package cn.zhijia.events.series;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Version;

import cn.zhijia.events.Audience;
import cn.zhijia.events.Kind;
import cn.zhijia.events.Place;
import cn.zhijia.events.series.holidays.Workdays;
import cn.zhijia.events.series.rule.HolidayPolicy;
import cn.zhijia.events.series.rule.Plan;
import cn.zhijia.events.series.rule.Rule;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/**
 * 系列活动: an event that is held again and again. Its row is the lock under which its dates are made, changed and seated; it comes
 * before the locks of any event.
 */
@Entity
public class Series extends PanacheEntityBase {

    @Id
    UUID id;
    @Version
    long version;
    String unionId;
    String title;
    String description;
    @Embedded
    Place place;
    @Enumerated(EnumType.STRING)
    Kind kind;
    String rrule;
    String localStart;
    int minutes;
    String zone;
    List<String> exdates;
    List<String> rdates;
    @Enumerated(EnumType.STRING)
    HolidayPolicy holidayPolicy;
    Integer size;
    @Embedded
    Audience audience;
    /** Since when, in local time, the rule is as it is: what was held before is history, and no date of the rule. */
    String ruleSince;
    UUID splitFrom;
    String splitAt;

    static Series made(UUID id, SeriesBody body, Instant now) {
        var series = new Series();
        series.id = id;
        body.copyTo(series);
        series.ruleSince = series.local(now).toString();
        series.persistAndFlush();
        return series;
    }

    public static Series known(UUID id) {
        return Series.<Series> findByIdOptional(id).orElseThrow(Refusal::notFound);
    }

    /**
     * As it is by now, whatever was read before, and nobody makes, changes or seats its dates until this transaction ends; 404
     * when there is none.
     */
    public static Series locked(UUID id) {
        var series = known(id);
        getEntityManager().refresh(series, LockModeType.PESSIMISTIC_WRITE);
        return series;
    }

    Series requireOrganizer(Caller caller) {
        if (!caller.has("organizer") || !caller.unions().contains(unionId)) {
            throw new Refusal("other-union").with("union", unionId);
        }
        return this;
    }

    /** Refuses a person of a union for which its dates are not. */
    public void requireAudience(String union) {
        if (!audience.admits(unionId, union)) {
            throw new Refusal("outside-audience");
        }
    }

    void edit(SeriesBody body, Instant now) {
        if (!body.union().equals(unionId)) {
            throw Refusal.field("/union", "never-changes");
        }
        boolean other = !rrule.equals(body.rrule()) || !localStart.equals(body.localStart()) || !zone.equals(body.zone());
        body.copyTo(this);
        if (other) {
            ruleSince = local(now).toString();
        }
    }

    Rule rule() {
        return new Rule(rrule, zone());
    }

    Plan plan(Workdays workdays) {
        return new Plan(rule(), start(), times(exdates), times(rdates), holidayPolicy, workdays);
    }

    LocalDateTime start() {
        return LocalDateTime.parse(localStart);
    }

    ZoneId zone() {
        return ZoneId.of(zone);
    }

    LocalDateTime local(Instant at) {
        return LocalDateTime.ofInstant(at, zone()).truncatedTo(ChronoUnit.MINUTES);
    }

    /** An hour that a clock skips is read with the offset before the gap, as RFC 5545 has it. */
    Instant instant(LocalDateTime local) {
        return local.atZone(zone()).toInstant();
    }

    LocalDateTime ruleSince() {
        return LocalDateTime.parse(ruleSince);
    }

    public UUID id() {
        return id;
    }

    String placeTitle() {
        return place == null ? null : place.title();
    }

    private static List<LocalDateTime> times(List<String> texts) {
        return texts.stream().map(LocalDateTime::parse).toList();
    }
}
