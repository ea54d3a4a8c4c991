package cn.zhijia.counselling.referral.event;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import cn.zhijia.counselling.hospital.Partner;

/** For a hospital that has missed a webhook: its numbers have no gap, so a gap is a webhook that did not arrive. */
@Path("/v1/partner/events")
@Tag(name = "Partner referrals")
class EventsResource {

    private final Partner partner;

    EventsResource(Partner partner) {
        this.partner = partner;
    }

    @GET
    @Transactional
    @RolesAllowed("hospital")
    @Operation(operationId = "listPartnerEvents", summary = "Fill a gap in the events", description = "Everything this hospital was told after this number, as the webhooks carried it. Scope system/Task.r.")
    @APIResponse(responseCode = "200", description = "The events in their order.")
    public EventList list(@QueryParam("since") @Min(0) @DefaultValue("0") int since,
            @QueryParam("limit") @Min(1) @Max(100) @DefaultValue("20") int limit) {
        return EventList.of(partner.requires("system/Task.r").id, since, limit);
    }
}
