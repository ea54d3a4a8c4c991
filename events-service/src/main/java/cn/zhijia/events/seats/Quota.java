package cn.zhijia.events.seats;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Version;

import cn.zhijia.events.notice.Fact;
import cn.zhijia.kit.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/**
 * 名额: the seats of an event. A size of 0 is closed, none is unlimited. How many are used and how many people wait is changed by
 * SQL only ({@link Seats}); whoever releases a seat locks the quota first.
 */
@Entity
public class Quota extends PanacheEntityBase {

    @Id
    UUID id;
    @Version
    long version;
    UUID eventId;
    Integer size;
    Integer waitlistSize;
    boolean oversubscribed;
    boolean paused;
    /** The event is published and going on: the claim itself looks at this, so that no seat is taken from a cancelled event. */
    boolean open;
    @Column(insertable = false, updatable = false)
    int used;
    @Column(insertable = false, updatable = false)
    int waiting;

    public static List<Quota> of(UUID event) {
        return list("eventId = ?1 order by id", event);
    }

    public static Map<UUID, List<Quota>> ofEach(List<UUID> events) {
        return Quota.<Quota> list("eventId in ?1 order by id", events).stream()
                .collect(Collectors.groupingBy(q -> q.eventId));
    }

    /** Held until the transaction ends: first of all for whoever frees a seat. */
    public static Quota lock(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** All of an event's, in the order of locks. */
    public static List<Quota> lockAll(UUID event) {
        return Quota.<Quota> find("eventId = ?1 order by id", event).withLock(LockModeType.PESSIMISTIC_WRITE).list();
    }

    /** Lets people in, at publication; how many quotas there are. */
    public static int open(UUID event) {
        return Quota.update("open = true where eventId = ?1", event);
    }

    /** The event was held: who has a seat keeps it, and who still waits for one or for an answer is told that it is over. */
    public static void close(UUID event) {
        release(event, Fact.EVENT_COMPLETED, false);
    }

    /** The event is called off: every seat and place in line is released, and each person told once. */
    public static void releaseAll(UUID event) {
        release(event, Fact.EVENT_CANCELLED, true);
    }

    /** Lets nobody in any more. */
    private static void release(UUID event, Fact why, boolean seatsToo) {
        var quotas = lockAll(event);
        getEntityManager().createNativeQuery("""
                with released as (
                    update registration set state = 'CANCELLED', ended_by = 'EVENT'
                    where event_id = :event
                    and (state in ('PENDING_APPROVAL', 'WAITLISTED') or state = 'CONFIRMED' and :seatsToo)
                    returning *),
                told as (%s)
                update quota set open = false, used = case when :seatsToo then 0 else used end, waiting = 0,
                    oversubscribed = oversubscribed and not :seatsToo
                where event_id = :event
                """.formatted(why.tell("released"))).setParameter("event", event).setParameter("seatsToo", seatsToo)
                .executeUpdate();
        quotas.forEach(getEntityManager()::refresh);
    }

    /** The event was moved: whoever is registered is told and asked again. */
    public static void askAgain(UUID event, int revision) {
        getEntityManager().createNativeQuery("""
                with asked as (
                    update registration set asked_revision = :revision
                    where event_id = :event and state in ('PENDING_APPROVAL', 'WAITLISTED', 'CONFIRMED') returning *),
                told as (%s)
                select count(*) from asked
                """.formatted(Fact.RESCHEDULED.tell("asked")), Long.class).setParameter("event", event)
                .setParameter("revision", revision).getSingleResult();
    }

    /** Nobody waits while a seat is free: after anything that freed or added one. The quota must be locked. */
    public void handOver() {
        flush();
        Seats.handOver(id);
        getEntityManager().refresh(this);
    }

    /** A confirmed person gives the seat back, and it goes to whoever is next. The quota must be locked. */
    public void seatFreed() {
        Seats.count(id, -1, 0);
        handOver();
    }

    /** Somebody leaves the line. The quota must be locked. */
    public void lineLeft() {
        Seats.count(id, 0, -1);
        handOver();
    }

    /** Stops or resumes promotion; who can be seated is seated at once. The quota must be locked. */
    public void pause(boolean stop) {
        paused = stop;
        handOver();
    }

    /**
     * Both may be null: unlimited. Below what is used only with {@code allowOversubscribed}; a larger size seats people at
     * once.
     */
    void resize(Integer toSize, Integer toWaitlistSize, boolean allowOversubscribed) {
        if (toSize != null && toSize < used && !toSize.equals(size) && !allowOversubscribed) {
            throw new Refusal("below-use").with("used", used);
        }
        size = toSize;
        waitlistSize = toWaitlistSize;
        oversubscribed = size != null && used > size;
        handOver();
    }

    /**
     * The one quota of an event that a series makes, under the event's own id: made and opened at first, then brought to this
     * size.
     */
    public static void offer(UUID event, Integer size) {
        Quota quota = findById(event);
        if (quota == null) {
            quota = new Quota();
            quota.id = event;
            quota.eventId = event;
            quota.size = size;
            quota.open = true;
            quota.persistAndFlush();
        } else if (!Objects.equals(quota.size, size)) {
            quota.resize(size, quota.waitlistSize, false);
        }
    }

    /** Why neither a seat nor a place in line was given; null when it may be tried again. */
    Refusal refusal() {
        if (!open) {
            return new Refusal("event-over");
        }
        if (!takesPeople()) {
            return new Refusal("quota-closed");
        }
        return full() && waitlistSize != null && waiting >= waitlistSize ? new Refusal("event-full") : null;
    }

    /** A size of 0 takes nobody. */
    public boolean takesPeople() {
        return size == null || size > 0;
    }

    public boolean full() {
        return waiting > 0 || size != null && used >= size;
    }

    public UUID id() {
        return id;
    }

    public boolean paused() {
        return paused;
    }
}
