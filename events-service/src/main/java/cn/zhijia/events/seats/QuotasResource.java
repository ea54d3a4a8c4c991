package cn.zhijia.events.seats;

import java.util.List;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.events.Access;
import cn.zhijia.events.Event;
import cn.zhijia.events.venue.Venue;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Preconditions;
import cn.zhijia.kit.Refusal;

@Path("/v1/events/{id}")
@Tag(name = "Seats")
class QuotasResource {

    private static final int MOST = 20;

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
    @APIResponse(responseCode = "200", description = "The quota, with its ETag.")
    @APIResponse(responseCode = "304", description = "Nothing has changed.")
    public RestResponse<QuotaView> get(@PathParam("id") UUID id, @PathParam("quotaId") UUID quotaId) {
        Access.readable(id, caller);
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
    @Operation(operationId = "putQuota", summary = "Set an event's seats", description = "The first call makes the quota under an id of your choice; an event has up to 20, and a registration takes seats in every one that counts it or in none. After publication a quota can be added only while nobody registered falls under it, and whom one counts is fixed. A change needs If-Match; a larger size promotes from the waitlist at once.")
    @APIResponse(responseCode = "201", description = "The quota was made.")
    @APIResponse(responseCode = "200", description = "Changed, or just as it was.")
    @APIResponse(responseCode = "409", description = "below-use, quota-rule-fixed, counts-registered, too-many-quotas, id-in-use, event-over, event-cancelled, over-venue-seats")
    @APIResponse(responseCode = "412", description = "Somebody else changed it.")
    @APIResponse(responseCode = "428", description = "If-Match is missing.")
    public RestResponse<QuotaView> put(@PathParam("id") UUID id, @PathParam("quotaId") UUID quotaId,
            @NotNull @Valid QuotaBody body) {
        var event = Access.locked(id, caller);
        var quotas = Quota.lockAll(id);
        var quota = quotas.stream().filter(q -> q.id.equals(quotaId)).findFirst().orElse(null);
        boolean created = quota == null;
        if (created) {
            quota = added(quotaId, event, quotas, body);
        } else if (!body.matches(quota)) {
            event.requireGoingOn();
            preconditions.requireMatch(quota.version);
            if (!body.countsLike(quota)) {
                recount(event, quotas, quota, body);
            }
            quota.resize(body.size(), body.waitlistSize(), Boolean.TRUE.equals(body.allowOversubscribed()));
            Seats.handOver(id, quotas);
        }
        Venue.requireRoom(id);
        var view = QuotaView.of(quota);
        return preconditions.written(view, quota.version, view.moment(), created);
    }

    /** While nobody is registered whom it counts: seats that somebody has already taken would be missing from it. */
    private static Quota added(UUID id, Event event, List<Quota> quotas, QuotaBody body) {
        event.requireGoingOn();
        if (Quota.findById(id) != null) {
            throw new Refusal("id-in-use");
        }
        if (quotas.size() == MOST) {
            throw new Refusal("too-many-quotas").with("most", MOST);
        }
        body.check(event.questions());
        if (event.isPublished() && body.countsSomebody(event.id())) {
            throw new Refusal("counts-registered");
        }
        var quota = new Quota();
        quota.id = id;
        quota.eventId = event.id();
        quota.size = body.size();
        quota.waitlistSize = body.waitlistSize();
        quota.open = event.isPublished();
        body.copyRule(quota);
        event.countedBy(quotas.isEmpty() && quota.countsEverybody());
        quota.persistAndFlush();
        return quota;
    }

    private static void recount(Event event, List<Quota> quotas, Quota quota, QuotaBody body) {
        if (event.isPublished()) {
            throw new Refusal("quota-rule-fixed");
        }
        body.check(event.questions());
        body.copyRule(quota);
        event.countedBy(quotas.size() == 1 && quota.countsEverybody());
    }

    @GET
    @Path("capacity-audit")
    @RolesAllowed("organizer")
    @Transactional
    @Operation(operationId = "auditCapacity", summary = "Compare seats used with seats held", description = "For each quota: used beside the seats that registrations hold, waiting beside those that wait for it. For organizers of the union.")
    @APIResponse(responseCode = "200", description = "Both sides, of one moment.")
    public CapacityAudit audit(@PathParam("id") UUID id) {
        Access.organized(id, caller);
        return CapacityAudit.of(id);
    }
}
