package cn.zhijia.events.checkin.ticket;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.persistence.Tuple;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.events.registration.Registration;
import cn.zhijia.kit.data.Changes;

/** Which tickets of an event are void: what became so since a gate last asked. */
@Schema(name = "Revocations")
record Revocations(@Schema(required = true, maxItems = 100) List<Revocation> items,
        @Schema(required = true, maxLength = 1000, description = "Pass as since next time.") String since,
        @Schema(required = true, description = "There is more to fetch at once.") boolean more) {

    @Schema(name = "Revocation", description = "This version of this registration's ticket is void, and every one before it.")
    record Revocation(@Schema(required = true) UUID registration, @Schema(required = true, minimum = "1") int version,
            @Schema(required = true, description = "ENDED: the seat was given up or taken away. RENEWED: the member has a newer one.") Cause cause,
            @Schema(required = true) Instant revokedAt) {
    }

    @Schema(name = "RevocationCause", description = "Extensible.")
    enum Cause {
        ENDED,
        RENEWED
    }

    @SuppressWarnings("unchecked")
    static Revocations of(UUID event, String since, int limit) {
        var database = Registration.getEntityManager();
        var batch = Changes.read(database, "ticket_revocation where event_id = :event", Map.of("event", event), since, limit,
                UUID.class::cast);
        List<Tuple> rows = batch.ids().isEmpty() ? List.of()
                : database.createNativeQuery("""
                        select id, registration_id, version, cause, revoked_at from ticket_revocation where id in (:ids)""",
                        Tuple.class).setParameter("ids", batch.ids()).getResultList();
        var known = rows.stream().collect(Collectors.toMap(r -> r.get(0, UUID.class), Function.identity()));
        return new Revocations(batch.ids().stream().map(known::get).map(Revocations::revocation).toList(), batch.cursor(),
                batch.more());
    }

    /** The member gives up the present version. The registration is held. */
    static void renewed(Standing standing) {
        Registration.getEntityManager().createNativeQuery("""
                insert into ticket_revocation (id, event_id, registration_id, version, cause, revoked_at)
                values (gen_random_uuid(), :event, :registration, :version, 'RENEWED', zhijia_now())""")
                .setParameter("event", standing.event()).setParameter("registration", standing.registration())
                .setParameter("version", standing.version()).executeUpdate();
    }

    private static Revocation revocation(Tuple row) {
        return new Revocation(row.get(1, UUID.class), row.get(2, Integer.class), Cause.valueOf(row.get(3, String.class)),
                row.get(4, Instant.class));
    }
}
