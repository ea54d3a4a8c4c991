package cn.zhijia.events.seats;

import java.util.Objects;
import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.events.Event;
import cn.zhijia.events.venue.Venue;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Preconditions;
import cn.zhijia.kit.Problem;
import cn.zhijia.kit.Refusal;

@Path("/v1/events/{id}")
@Tag(name = "Seats")
class QuotasResource {

    private final Caller caller;
    private final Preconditions preconditions;

    QuotasResource(Caller caller, Preconditions preconditions) {
        this.caller = caller;
        this.preconditions = preconditions;
    }

    @GET
    @Path("quotas/{quotaId}")
    @PermitAll
    @Transactional
    @Operation(operationId = "getQuota", summary = "Read a quota: seats, used, waiting", description = "Open to guests, like its event.")
    @APIResponse(responseCode = "200", description = "The quota, with its ETag.", content = @Content(mediaType = "application/json", schema = @Schema(implementation = QuotaView.class)))
    @APIResponse(responseCode = "304", description = "Nothing has changed.")
    public RestResponse<QuotaView> get(@PathParam("id") UUID id, @PathParam("quotaId") UUID quotaId) {
        Event.readable(id, caller);
        Quota quota = Quota.findById(quotaId);
        if (quota == null || !quota.eventId.equals(id)) {
            throw Refusal.notFound();
        }
        var view = QuotaView.of(quota);
        return preconditions.read(view, quota.version, view.moment());
    }

    @PUT
    @Path("quotas/{quotaId}")
    @RolesAllowed("organizer")
    @Transactional
    @Operation(operationId = "putQuota", summary = "Set an event's seats", description = "The first call makes the quota under an id of your choice; an event has one for now. A change needs If-Match; a larger size promotes from the waitlist at once.")
    @APIResponse(responseCode = "201", description = "The quota was made.", content = @Content(mediaType = "application/json", schema = @Schema(implementation = QuotaView.class)))
    @APIResponse(responseCode = "200", description = "Changed, or just as it was.", content = @Content(mediaType = "application/json", schema = @Schema(implementation = QuotaView.class)))
    @APIResponse(responseCode = "409", description = "below-use, second-quota, id-in-use, event-over, event-cancelled, over-venue-seats", content = @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
    @APIResponse(responseCode = "412", description = "Somebody else changed it.", content = @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
    @APIResponse(responseCode = "428", description = "If-Match is missing.", content = @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
    public RestResponse<QuotaView> put(@PathParam("id") UUID id, @PathParam("quotaId") UUID quotaId,
            @NotNull @Valid QuotaBody body) {
        var event = Event.locked(id, caller);
        var quota = Quota.lock(quotaId);
        boolean created = quota == null;
        if (created) {
            quota = made(quotaId, id, body);
        } else if (!quota.eventId.equals(id)) {
            throw new Refusal("id-in-use");
        } else if (!Objects.equals(quota.size, body.size()) || !Objects.equals(quota.waitlistSize, body.waitlistSize())) {
            event.requireGoingOn();
            preconditions.requireMatch(quota.version);
            quota.resize(body.size(), body.waitlistSize(), Boolean.TRUE.equals(body.allowOversubscribed()));
        }
        Venue.requireRoom(id);
        var view = QuotaView.of(quota);
        return preconditions.written(view, quota.version, view.moment(), created);
    }

    private static Quota made(UUID id, UUID event, QuotaBody body) {
        if (!Quota.of(event).isEmpty()) {
            throw new Refusal("second-quota");
        }
        var quota = new Quota();
        quota.id = id;
        quota.eventId = event;
        quota.size = body.size();
        quota.waitlistSize = body.waitlistSize();
        quota.persistAndFlush();
        return quota;
    }

    @GET
    @Path("capacity-audit")
    @RolesAllowed("organizer")
    @Transactional
    @Operation(operationId = "auditCapacity", summary = "Compare seats used with seats held", description = "For organizers of the union.")
    @APIResponse(responseCode = "200", description = "Both sides, of one moment.", content = @Content(mediaType = "application/json", schema = @Schema(implementation = CapacityAudit.class)))
    public CapacityAudit audit(@PathParam("id") UUID id) {
        Event.organized(id, caller);
        return CapacityAudit.of(id);
    }
}
