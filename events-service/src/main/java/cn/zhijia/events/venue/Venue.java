package cn.zhijia.events.venue;

import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Version;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** 场地: a place that a union has, with its seats; a bus has the line it runs on as well. */
@Entity
public class Venue extends PanacheEntityBase {

    @Schema(name = "VenueKind", description = "What sort of place it is. ONLINE is never booked: it has room for any number of events at a time.")
    enum Kind {
        STATION,
        HALL,
        FIELD,
        BUS,
        ONLINE,
        ROOM
    }

    @Id
    UUID id;
    @Version
    long version;
    String unionId;
    @Enumerated(EnumType.STRING)
    Kind kind;
    String title;
    String address;
    Integer seats;
    String route;
    boolean shared;

    static Venue make(UUID id, VenueBody body) {
        var venue = new Venue();
        venue.id = id;
        venue.unionId = body.union();
        venue.kind = body.kind();
        body.copyTo(venue);
        venue.persistAndFlush();
        return venue;
    }

    static Venue get(UUID id) {
        return Venue.<Venue> findByIdOptional(id).orElseThrow(Refusal::notFound);
    }

    static Venue lock(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Refuses an event of {@code union} at a venue that is not there, or that its union keeps to itself. */
    public static void requireUsable(UUID id, String union) {
        Venue venue = findById(id);
        if (venue == null) {
            throw Refusal.field("/venue", "unknown-venue");
        }
        if (!venue.shared && !venue.unionId.equals(union)) {
            throw new Refusal("venue-not-shared").with("union", venue.unionId);
        }
    }

    /**
     * Refuses more seats at an event than its venue has: each quota's, because the largest has no rule that narrows it. The
     * venue's
     * seats stay as they are until this transaction ends, and so do the quotas: the caller holds the event.
     */
    public static void requireRoom(UUID event) {
        getEntityManager().flush();
        var seats = getEntityManager()
                .createNativeQuery("""
                        select v.seats from venue v join event e on e.venue_id = v.id
                        where e.id = :event and v.seats is not null for share of v""", Integer.class)
                .setParameter("event", event).getResultList();
        var over = getEntityManager()
                .createNativeQuery("select 1 from quota where event_id = :event and (size is null or size > :seats) limit 1",
                        Integer.class)
                .setParameter("event", event).setParameter("seats", seats.isEmpty() ? Integer.MAX_VALUE : seats.get(0));
        if (!seats.isEmpty() && !over.getResultList().isEmpty()) {
            throw new Refusal("over-venue-seats").with("seats", seats.get(0));
        }
    }

    void edit(VenueBody body) {
        if (!body.union().equals(unionId)) {
            throw Refusal.field("/union", "never-changes");
        }
        if (body.kind() != kind) {
            throw Refusal.field("/kind", "never-changes");
        }
        if (body.seats() != null && crowded(body.seats())) {
            throw new Refusal("over-venue-seats").with("seats", body.seats());
        }
        body.copyTo(this);
    }

    /** Whether an event that is still to come offers more seats than that. */
    private boolean crowded(int toSeats) {
        return !getEntityManager().createNativeQuery("""
                select 1 from event e join quota q on q.event_id = e.id
                where e.venue_id = :venue and e.state in ('DRAFT', 'PUBLISHED') and e.ends_at > zhijia_now()
                and (q.size is null or q.size > :seats) limit 1
                """, Integer.class).setParameter("venue", id).setParameter("seats", toSeats).getResultList().isEmpty();
    }

    Venue requireOrganizer(Caller caller) {
        if (!keptBy(caller)) {
            throw new Refusal("other-union").with("union", unionId);
        }
        return this;
    }

    boolean keptBy(Caller caller) {
        return caller.unions().contains(unionId);
    }

    boolean bookable() {
        return kind != Kind.ONLINE;
    }
}
