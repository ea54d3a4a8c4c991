package cn.zhijia.events.checkin.record;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.events.Access;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Pages;
import cn.zhijia.kit.data.DatabaseClock;

@Path("/v1/events/{id}/check-in")
@RolesAllowed("organizer")
@Tag(name = "Check-in")
class RecordResource {

    private final Caller caller;
    private final DatabaseClock clock;

    RecordResource(Caller caller, DatabaseClock clock) {
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Path("stats")
    @Transactional
    @Operation(operationId = "getCheckInStats", summary = "Check-in in numbers", description = "Who has come, who is inside, by day and gate, for organizers of the union. Counted from the scans, without those taken back.")
    @APIResponse(responseCode = "200", description = "The numbers as they are now.")
    public Stats stats(@PathParam("id") UUID id) {
        return Stats.of(Access.organized(id, caller), clock.now());
    }

    @GET
    @Path("conflicts")
    @Transactional
    @Operation(operationId = "listCheckInConflicts", summary = "Who was let in and should perhaps not have been", description = "One ticket let in twice (with both devices), a seat that was gone by then, a clock that is off; in the order of the devices' times, for organizers of the union.")
    @APIResponse(responseCode = "200", description = "A page of conflicts.")
    public RestResponse<ConflictPage> conflicts(@PathParam("id") UUID id, @QueryParam("cursor") @Size(max = 1000) String cursor,
            @QueryParam("limit") @Min(1) @Max(100) @DefaultValue("20") int limit, @Context UriInfo uri) {
        var page = new Conflicts(Access.organized(id, caller).id()).page(cursor, limit);
        return Pages.answer(page, page.next(), uri);
    }
}
