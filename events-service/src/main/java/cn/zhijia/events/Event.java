package cn.zhijia.events;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Version;

import cn.zhijia.events.form.Question;
import cn.zhijia.events.form.Questions;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** 活动: something a union holds and people can register for. */
@Entity
public class Event extends PanacheEntityBase {

    @Id
    UUID id;
    @Version
    long version;
    String unionId;
    String title;
    @Enumerated(EnumType.STRING)
    Kind kind;
    String description;
    String host;
    @Embedded
    Place place;
    UUID venueId;
    @Embedded
    Schedule schedule;
    @Embedded
    Audience audience;
    List<String> tags;
    boolean needsApproval;
    @Embedded
    Terms terms;
    @Convert(converter = Questions.class)
    List<Question> questions;
    UUID partOf;
    /** One quota, for everybody: kept by {@link #countedBy}, and the reason why a claim need not look at the quotas first. */
    boolean oneQuota;
    @Enumerated(EnumType.STRING)
    EventState state;
    int revision;
    String cancellationReason;

    static Event draft(UUID id, EventBody body) {
        var event = new Event();
        event.id = id;
        event.state = EventState.DRAFT;
        event.revision = 1;
        event.oneQuota = true;
        body.copyTo(event);
        event.persist();
        return event;
    }

    static Event lock(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** The caller is an organizer of its union. */
    public boolean organizedBy(Caller caller) {
        return caller.has("organizer") && caller.unions().contains(unionId);
    }

    /** Refuses a person of a union that is not of the audience. */
    public void requireAudience(String union) {
        if (!audience.admits(unionId, union)) {
            throw new Refusal("outside-audience");
        }
    }

    /** Refuses to move seats once the event has begun. */
    public void requireNotStarted(Instant now) {
        requireGoingOn();
        schedule.requireNotStarted(now);
    }

    /** Refuses when the event is cancelled or over. */
    public void requireGoingOn() {
        if (state == EventState.CANCELLED) {
            throw new Refusal("event-cancelled").with("reason", cancellationReason);
        }
        if (state == EventState.COMPLETED) {
            throw new Refusal("event-over");
        }
    }

    void publish(Instant now) {
        state.require(EventState.DRAFT);
        if (schedule.ended(now)) {
            throw new Refusal("event-over");
        }
        state = EventState.PUBLISHED;
    }

    void cancel(String reason) {
        state.require(EventState.PUBLISHED);
        state = EventState.CANCELLED;
        cancellationReason = reason;
    }

    void complete(Instant now) {
        state.require(EventState.PUBLISHED);
        if (!schedule.started(now)) {
            throw new Refusal("event-not-started").with("startsAt", schedule.startsAt());
        }
        state = EventState.COMPLETED;
    }

    /** To another time; whoever is registered is asked again when the hours themselves change. */
    void reschedule(Schedule to, Instant now) {
        state.require(EventState.PUBLISHED);
        if (to.ended(now)) {
            throw new Refusal("event-over");
        }
        if (!to.sameTime(schedule)) {
            revision++;
        }
        schedule = to;
    }

    public UUID id() {
        return id;
    }

    public String title() {
        return title;
    }

    /** As people at the place of the event read the time. */
    public String local(Instant at) {
        return schedule.local(at);
    }

    public String unionId() {
        return unionId;
    }

    /** Where it is held, when that is one of the venues; or null. */
    public UUID venueId() {
        return venueId;
    }

    public Instant startsAt() {
        return schedule.startsAt();
    }

    public Instant endsAt() {
        return schedule.endsAt();
    }

    /** Raised by every change, so that who waited for a seat can tell whether the rules read before still stand. */
    public long version() {
        return version;
    }

    /** How the event's seats are counted from now on; a change makes whoever is about to register look again. */
    public void countedBy(boolean one) {
        oneQuota = one;
        if (isPublished()) {
            getEntityManager().lock(this, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
        }
    }

    public boolean oneQuota() {
        return oneQuota;
    }

    public List<Question> questions() {
        return questions;
    }

    public int maxParty() {
        return terms.maxParty();
    }

    public boolean approvalHolds() {
        return terms.approvalHolds();
    }

    /** The event that this is a part of, or null. */
    public UUID partOf() {
        return partOf;
    }

    /** Raised by each reschedule; 1 at first. */
    public int revision() {
        return revision;
    }

    public boolean needsApproval() {
        return needsApproval;
    }

    public ZoneId zone() {
        return ZoneId.of(schedule.zone());
    }

    public boolean isSocial() {
        return kind == Kind.SOCIAL;
    }

    public boolean isPublished() {
        return state == EventState.PUBLISHED;
    }

    public boolean isCompleted() {
        return state == EventState.COMPLETED;
    }

    public boolean isCancelled() {
        return state == EventState.CANCELLED;
    }

    public String cancellationReason() {
        return cancellationReason;
    }
}
