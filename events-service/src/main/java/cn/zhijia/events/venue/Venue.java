package cn.zhijia.events.venue;

import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Version;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.events.Event;
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

    /** More than so many people may get a seat, unless one quota counts everybody: who is in none gets no seat. */
    private static final String CROWDED = """
            not bool_or(q.unions is null and q.question is null and q.size is not null and q.size <= %1$s)
            and (bool_or(q.size is null) or sum(q.size) > %1$s)
            """;

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

    /** Refuses an event whose venue its union keeps to itself by now: the venue is held, so that this stays true. */
    public static void requireUsable(Event event) {
        if (event.venueId() != null) {
            requireUsable(event.venueId(), event.unionId());
        }
    }

    /**
     * Refuses more seats at an event than its venue has. The venue's seats stay as they are until this transaction ends, and so
     * do the quotas: the caller holds the event.
     */
    public static void requireRoom(UUID event) {
        hold(event);
        var crowded = getEntityManager().createNativeQuery("""
                select v.seats from quota q join event e on e.id = q.event_id join venue v on v.id = e.venue_id
                where e.id = :event and v.seats is not null group by v.seats having\s""" + CROWDED.formatted("v.seats"))
                .setParameter("event", event).getResultList();
        if (!crowded.isEmpty()) {
            throw new Refusal("over-venue-seats").with("seats", crowded.get(0));
        }
    }

    /**
     * Where the event is to be held and where it has been so far, in the order of locks: two events that change places wait for
     * each other here or not at all.
     */
    static void hold(UUID event) {
        getEntityManager().flush();
        getEntityManager().createNativeQuery("""
                select id from venue where id in (select venue_id from event where id = :event
                    union select venue_id from venue_booking where event_id = :event and not cancelled)
                order by id for no key update""").setParameter("event", event).getResultList();
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
                group by e.id having %s limit 1
                """.formatted(CROWDED.formatted(":seats"))).setParameter("venue", id)
                .setParameter("seats", toSeats).getResultList().isEmpty();
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
