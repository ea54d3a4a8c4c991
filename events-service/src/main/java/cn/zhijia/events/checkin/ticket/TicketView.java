package cn.zhijia.events.checkin.ticket;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Ticket", description = "Fetch it again when the event was moved: a gate without a connection goes by the times inside.")
record TicketView(
        @Schema(required = true) UUID registration,
        @Schema(required = true, minimum = "1", description = "Raised by each renewal; gates refuse the versions before.") int version,
        @Schema(required = true, maxLength = 1000, description = "JWS compact serialization, EdDSA over Ed25519, with kid in its header; payload {registration, event, version, nbf, exp}, no personal data. The example is the second half of the test vector: it verifies with the key that is the example of TicketKey.", examples = Vector.TOKEN) String token,
        @Schema(required = true, maxLength = 1020, description = "The text for the QR code (签到码): the token behind a mark that tells it from other codes.", examples = TicketView.MARK
                + Vector.TOKEN) String qr,
        @Schema(required = true, description = "Two hours before the start.") Instant validFrom,
        @Schema(required = true, description = "The event's end.") Instant validUntil) {

    static final String MARK = "zhijia:ticket:";

    static TicketView of(Ticket ticket, String token) {
        return new TicketView(ticket.registration(), ticket.version(), token, MARK + token, ticket.validFrom(),
                ticket.validUntil());
    }
}
