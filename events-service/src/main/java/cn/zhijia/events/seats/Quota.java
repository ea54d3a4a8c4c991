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
import jakarta.persistence.PostLoad;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;

import org.hibernate.jpa.HibernateHints;

import cn.zhijia.events.venue.Venue;
import cn.zhijia.kit.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/**
 * 名额: seats of an event, for everybody, for members of some unions, or for who gave some answer. A size of 0 is closed, none is
 * unlimited. How many are used and how many parties wait is changed by SQL only ({@link Seats}); whoever releases a seat locks
 * all quotas of the event first, in the order of their ids.
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
    List<String> unions;
    String question;
    List<String> answers;
    boolean oversubscribed;
    boolean paused;
    /** The event is published and going on: the claim itself looks at this, so that no seat is taken from a cancelled event. */
    boolean open;
    @Column(insertable = false, updatable = false)
    int used;
    /** Parties that lack a seat here; somebody who lacks one elsewhere only does not stand in anybody's way here. */
    @Column(insertable = false, updatable = false)
    int waiting;
    /** Read from the database a moment ago. */
    @Transient
    boolean fresh;

    @PostLoad
    void loaded() {
        fresh = true;
    }

    public static List<Quota> of(UUID event) {
        List<Quota> quotas = list("eventId = ?1 order by id", event);
        quotas.forEach(q -> q.fresh = false);
        return quotas;
    }

    /** For reading only. In SQL with one array: Hibernate would translate an {@code in} with a list anew at each call. */
    @SuppressWarnings("unchecked")
    public static Map<UUID, List<Quota>> ofEach(List<UUID> events) {
        List<Quota> quotas = getEntityManager()
                .createNativeQuery("select * from quota where event_id = any(:events) order by id", Quota.class)
                .setParameter("events", events.toArray(UUID[]::new)).setHint(HibernateHints.HINT_READ_ONLY, true)
                .getResultList();
        return quotas.stream().collect(Collectors.groupingBy(q -> q.eventId));
    }

    /** All of an event's, in the order of locks, as they are by now: SQL may have counted since this transaction read them. */
    public static List<Quota> lockAll(UUID event) {
        List<Quota> quotas = Quota.<Quota> find("eventId = ?1 order by id", event).withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
        for (var quota : quotas) {
            if (!quota.fresh) {
                getEntityManager().refresh(quota);
            }
            quota.fresh = false;
        }
        return quotas;
    }

    /** Those that count this party; refuses when none does. */
    static List<Quota> counting(List<Quota> quotas, Want want) {
        var counting = quotas.stream().filter(q -> q.counts(want.union(), want.answers())).toList();
        if (counting.isEmpty()) {
            throw new Refusal("quota-closed");
        }
        return counting;
    }

    private boolean counts(String union, Map<String, String> given) {
        if (unions != null) {
            return union != null && unions.contains(union);
        }
        return question == null || given.containsKey(question) && answers.contains(given.get(question));
    }

    boolean countsEverybody() {
        return unions == null && question == null;
    }

    /** Stops or resumes promotion; a hand-over must follow. */
    public void pause(boolean stop) {
        paused = stop;
    }

    /**
     * Both may be null: unlimited. Below what is used only with {@code allowOversubscribed}; a hand-over must follow, which
     * seats
     * people in what was added.
     */
    void resize(Integer toSize, Integer toWaitlistSize, boolean allowOversubscribed) {
        if (toSize != null && toSize < used && !toSize.equals(size) && !allowOversubscribed) {
            throw new Refusal("below-use").with("used", used);
        }
        size = toSize;
        waitlistSize = toWaitlistSize;
        oversubscribed = size != null && used > size;
    }

    /**
     * The quota of an event that a series makes, under the event's own id: made and opened at first, then brought to this size,
     * for which its venue must have room. Those that an organizer added are the organizer's.
     */
    public static void offer(UUID event, Integer size) {
        var quotas = lockAll(event);
        var own = quotas.stream().filter(q -> q.id.equals(event)).findFirst().orElse(null);
        if (own == null) {
            var quota = new Quota();
            quota.id = event;
            quota.eventId = event;
            quota.size = size;
            quota.open = true;
            quota.persistAndFlush();
        } else if (!Objects.equals(own.size, size)) {
            own.resize(size, own.waitlistSize, false);
            Venue.requireRoom(event);
            Seats.handOver(event, quotas);
        }
    }

    /** Refuses when a party of that many will never have seats here. */
    void requireHope(int party) {
        if (!open) {
            throw new Refusal("event-over");
        }
        if (!takesPeople()) {
            throw new Refusal("quota-closed");
        }
        if (size != null && party > size) {
            throw new Refusal("party-never-fits").with("size", size);
        }
    }

    /** Refuses when the line is as long as it may be. */
    void requirePlace() {
        if (waitlistSize != null && waiting >= waitlistSize) {
            throw new Refusal("event-full");
        }
    }

    boolean fits(int party) {
        return size == null || used + party <= size;
    }

    /** A size of 0 takes nobody. */
    boolean takesPeople() {
        return size == null || size > 0;
    }

    private boolean full() {
        return waiting > 0 || size != null && used >= size;
    }

    /** Whether somebody may still come, if only to wait. */
    public static boolean takePeople(List<Quota> quotas) {
        return quotas.stream().anyMatch(Quota::takesPeople)
                && quotas.stream().allMatch(q -> q.takesPeople() || !q.countsEverybody());
    }

    /** Whether nobody gets a seat at once: each quota is full, or one that counts everybody. */
    public static boolean full(List<Quota> quotas) {
        return !quotas.isEmpty() && (quotas.stream().allMatch(Quota::full)
                || quotas.stream().anyMatch(q -> q.countsEverybody() && q.full()));
    }

    public UUID id() {
        return id;
    }

    public boolean paused() {
        return paused;
    }
}
