package cn.zhijia.events.checkin.ticket;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.persistence.Tuple;

import cn.zhijia.events.registration.Registration;

/**
 * Where a registration stands for a gate.
 *
 * @param ended the highest version whose seat was taken away, 0 for none
 * @param replaced the highest version that was renewed, 0 for none
 */
public record Standing(UUID registration, UUID event, String state, int ended, int replaced) {

    private static final String STATES = "select id, event_id, state from registration where id in (:ids) order by id";
    /** After the lock, so that it sees what was committed before. */
    private static final String VOID = """
            select registration_id, cast(coalesce(max(version) filter (where cause = 'ENDED'), 0) as integer),
                cast(coalesce(max(version) filter (where cause = 'RENEWED'), 0) as integer)
            from ticket_revocation where registration_id in (:ids) group by registration_id
            """;

    /**
     * Holds these registrations until the transaction ends: whoever else scans, cancels or renews one of them waits. In the
     * order
     * of their ids, so that two batches never wait for each other.
     */
    public static Map<UUID, Standing> hold(Collection<UUID> registrations) {
        return read(STATES + " for no key update", registrations);
    }

    /** Like {@link #hold}, to look at only. */
    static Standing of(UUID registration) {
        return read(STATES, List.of(registration)).get(registration);
    }

    @SuppressWarnings("unchecked")
    private static Map<UUID, Standing> read(String states, Collection<UUID> registrations) {
        var standings = new HashMap<UUID, Standing>();
        if (!registrations.isEmpty()) {
            List<Tuple> held = query(states, registrations);
            List<Tuple> ended = query(VOID, registrations);
            held.forEach(r -> standings.put(r.get(0, UUID.class),
                    new Standing(r.get(0, UUID.class), r.get(1, UUID.class), r.get(2, String.class), 0, 0)));
            ended.forEach(v -> standings.computeIfPresent(v.get(0, UUID.class),
                    (id, s) -> new Standing(id, s.event, s.state, v.get(1, Integer.class), v.get(2, Integer.class))));
        }
        return standings;
    }

    @SuppressWarnings("rawtypes")
    private static List query(String sql, Collection<UUID> ids) {
        return Registration.getEntityManager().createNativeQuery(sql, Tuple.class).setParameter("ids", ids).getResultList();
    }

    /** The version that a ticket has now. */
    int version() {
        return Math.max(ended, replaced) + 1;
    }

    /** Why a ticket of this version opens no door; null when it does. Every state but CONFIRMED is no seat. */
    public Verdict refusal(int version) {
        var seat = seat();
        if (version <= replaced || version <= ended && seat != Verdict.CANCELLED) {
            return Verdict.REVOKED; // also of a seat that was lost and given again: the new one has its own ticket
        }
        return seat;
    }

    private Verdict seat() {
        return switch (state) {
            case "CONFIRMED" -> null;
            case "PENDING_APPROVAL", "WAITLISTED", "OFFERED" -> Verdict.WAITLISTED;
            default -> Verdict.CANCELLED; // CANCELLED, REJECTED, DECLINED, OFFER_EXPIRED
        };
    }
}
