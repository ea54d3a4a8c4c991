package cn.zhijia.events.checkin.ticket;

import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import cn.zhijia.events.Event;
import cn.zhijia.events.Glance;
import cn.zhijia.events.registration.Registration;
import cn.zhijia.events.registration.RegistrationState;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.Person;

/** The caller's own ticket. */
@Path("/v1/events/{id}/registration/ticket")
@RolesAllowed("member")
@Tag(name = "Check-in")
class TicketResource {

    private final Caller caller;
    private final TicketKeys keys;

    TicketResource(Caller caller, TicketKeys keys) {
        this.caller = caller;
        this.keys = keys;
    }

    @GET
    @Transactional
    @Operation(operationId = "getTicket", summary = "My ticket for an event", description = "For whoever has a seat. The same text at every call until the event is moved, the ticket renewed or the key changed.")
    @APIResponse(responseCode = "200", description = "The ticket, and the text of its QR code.")
    @APIResponse(responseCode = "409", description = "ticket-needs-seat")
    public TicketView get(@PathParam("id") UUID id) {
        var event = Glance.at(id).event();
        return issued(event, Standing.of(seat(event)));
    }

    @PUT
    @Path("renewal")
    @Transactional
    @Operation(operationId = "renewTicket", summary = "Replace my ticket", description = "When somebody else may have a copy: the version that is named becomes void, and the gates learn it with their next look at the revocations. A repeat changes nothing.")
    @APIResponse(responseCode = "200", description = "The ticket that is good now.")
    @APIResponse(responseCode = "409", description = "ticket-needs-seat")
    public TicketView renew(@PathParam("id") UUID id, @NotNull @Valid RenewalBody body) {
        var event = Glance.at(id).event();
        var standing = held(seat(event));
        if (body.version() > standing.version()) {
            throw Refusal.field("/version", "no-such-version");
        }
        if (body.version() == standing.version()) {
            Revocations.renewed(standing);
            standing = held(standing.registration());
        }
        return issued(event, standing);
    }

    private TicketView issued(Event event, Standing standing) {
        var ticket = Ticket.of(event, standing.registration(), standing.version());
        return TicketView.of(ticket, keys.sign(ticket));
    }

    private static Standing held(UUID registration) {
        var standing = Standing.hold(List.of(registration)).get(registration);
        if (!standing.state().equals("CONFIRMED")) {
            throw new Refusal("ticket-needs-seat").with("state", standing.state());
        }
        return standing;
    }

    /** My registration that has a seat, or why there is none. */
    private UUID seat(Event event) {
        List<Registration> mine = Person.known(caller).map(
                p -> Registration.<Registration> list("event = ?1 and person = ?2 order by joinedAt desc, id", event, p))
                .orElse(List.of());
        return mine.stream().filter(r -> r.state() == RegistrationState.CONFIRMED).findFirst().map(Registration::id)
                .orElseThrow(() -> mine.isEmpty() ? Refusal.notFound()
                        : new Refusal("ticket-needs-seat").with("state", mine.get(0).state().name()));
    }
}
