package cn.zhijia.events.checkin.ticket;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "TicketKeySet", description = "A JWK set (RFC 7517, RFC 8037). The example is the first half of the test vector.")
record KeySet(@Schema(required = true, maxItems = 20) List<Key> keys) {

    /** @param signs false for a key that only verifies: one before a rotation, or one still to come */
    @Schema(name = "TicketKey", examples = Vector.KEY)
    record Key(
            @Schema(required = true, maxLength = 3) String kty,
            @Schema(required = true, maxLength = 7) String crv,
            @Schema(required = true, maxLength = 5) String alg,
            @Schema(required = true, maxLength = 3) String use,
            @Schema(required = true, maxLength = 32, description = "Named in the header of each ticket.") String kid,
            @Schema(required = true, maxLength = 43, description = "The public key, base64url.") String x,
            @Schema(required = true, description = "New tickets are signed with this one; the others verify only: they were replaced, or are still to come.") boolean signs) {
    }
}
