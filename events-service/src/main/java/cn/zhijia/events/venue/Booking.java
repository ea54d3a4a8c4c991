package cn.zhijia.events.venue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Tuple;

import cn.zhijia.events.Event;
import cn.zhijia.kit.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/**
 * 场地预订: a venue for a time, for an event that was published or for a purpose of an organizer's own. It never moves: another
 * time
 * is another booking, so that a taken time is a row not written rather than a transaction lost.
 */
@Entity
@Table(name = "venue_booking")
public class Booking extends PanacheEntityBase {

    /** Whoever stood in the way may be gone by the time we look, but not again and again. */
    private static final int GOES = 3;
    /** The exclusion constraint decides between two at the same moment; the second waits for the first to commit. */
    private static final String INSERT = """
            insert into venue_booking (id, venue_id, event_id, union_id, title, starts_at, ends_at)
            values (:id, :venue, cast(:event as uuid), :union, :title, :starts, :ends) on conflict do nothing
            """;
    private static final String IN_THE_WAY = """
            select b.starts_at, b.ends_at, e.id is not null from venue_booking b
            left join event e on e.id = b.event_id and e.state <> 'DRAFT'
            where b.venue_id = :venue and not b.cancelled
            and tstzrange(b.starts_at, b.ends_at, '[)') && tstzrange(:starts, :ends, '[)') order by b.starts_at limit 1
            """;

    @Id
    UUID id;
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    Venue venue;
    @ManyToOne(fetch = FetchType.LAZY)
    Event event;
    String unionId;
    String title;
    Instant startsAt;
    Instant endsAt;
    boolean cancelled;

    /**
     * Lets the bookings follow what an event says by now: none while it is not published or is cancelled, the venue for its
     * time otherwise. Refuses a taken one, and one that its union keeps to itself by now.
     */
    public static void follow(Event event) {
        event.flush();
        Optional<Booking> standing = find("event = ?1 and cancelled = false", event).firstResultOptional();
        Venue venue = event.venueId() == null || !event.isPublished() ? null : findVenue(event.venueId());
        if (standing.isPresent() && venue != null && standing.get().isOf(venue, event.startsAt(), event.endsAt())) {
            return;
        }
        if (venue != null) {
            if (venue.bookable() && (standing.isEmpty() || !standing.get().venue.id.equals(venue.id))) {
                Venue.requireUsable(venue.id, event.unionId());
            }
            Venue.hold(event.id());
        }
        standing.ifPresent(Booking::cancel);
        if (venue != null && venue.bookable()) {
            var booking = new Booking();
            booking.id = UUID.randomUUID();
            booking.venue = venue;
            booking.event = event;
            booking.unionId = event.unionId();
            booking.startsAt = event.startsAt();
            booking.endsAt = event.endsAt();
            booking.make();
        }
    }

    private static Venue findVenue(UUID id) {
        return Venue.findById(id);
    }

    /** Books, or says what is in the way; false when a parallel repeat was first. */
    boolean make() {
        getEntityManager().flush();
        for (int go = 0; go < GOES; go++) {
            if (insert()) {
                return true;
            }
            if (count("id", id) > 0) {
                return false;
            }
            requireFree();
        }
        throw new Refusal("busy");
    }

    private boolean insert() {
        return getEntityManager().createNativeQuery(INSERT).setParameter("id", id).setParameter("venue", venue.id)
                .setParameter("event", event == null ? null : event.id().toString()).setParameter("union", unionId)
                .setParameter("title", title).setParameter("starts", startsAt).setParameter("ends", endsAt)
                .executeUpdate() == 1;
    }

    /** The times of what is private are nobody else's to know. */
    private void requireFree() {
        @SuppressWarnings("unchecked")
        List<Tuple> taken = getEntityManager().createNativeQuery(IN_THE_WAY, Tuple.class).setParameter("venue", venue.id)
                .setParameter("starts", startsAt).setParameter("ends", endsAt).getResultList();
        for (var other : taken) {
            var refusal = new Refusal("venue-taken");
            throw other.get(2, Boolean.class)
                    ? refusal.with("from", other.get(0, Instant.class)).with("to", other.get(1, Instant.class))
                    : refusal;
        }
    }

    void cancel() {
        cancelled = true;
        flush();
    }

    boolean isOf(Venue where, Instant from, Instant to) {
        return venue.id.equals(where.id) && startsAt.equals(from) && endsAt.equals(to);
    }

    /** What others see of it: the event, when it was published. */
    String titleFor(boolean colleague) {
        return event != null ? event.title() : colleague ? title : null;
    }
}
