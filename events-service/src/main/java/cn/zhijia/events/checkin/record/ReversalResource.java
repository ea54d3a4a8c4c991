package cn.zhijia.events.checkin.record;

import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.events.Access;
import cn.zhijia.events.checkin.Attendance;
import cn.zhijia.events.checkin.Scan;
import cn.zhijia.events.checkin.ticket.Standing;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.Person;

@Path("/v1/events/{id}/check-ins/{scanId}/reversal")
@Tag(name = "Check-in")
class ReversalResource {

    private final Caller caller;

    ReversalResource(Caller caller) {
        this.caller = caller;
    }

    @PUT
    @RolesAllowed("organizer")
    @Consumes(MediaType.APPLICATION_JSON) // its one text field would let plain text through
    @Transactional
    @Operation(operationId = "reverseCheckIn", summary = "Take a scan back", description = "For organizers of the union, with a reason. The scan stays on record and counts no more: the next earliest entry of that day becomes the primary one, or nobody was there. Reversing twice is no error and keeps the first reason.")
    @APIResponse(responseCode = "201", description = "Reversed.")
    @APIResponse(responseCode = "200", description = "Reversed before.")
    @APIResponse(responseCode = "409", description = "nobody-let-in")
    public RestResponse<ReversalView> reverse(@PathParam("id") UUID id, @PathParam("scanId") UUID scanId,
            @NotNull @Valid ReversalBody body) {
        var event = Access.organized(id, caller);
        Scan scan = Scan.findById(scanId);
        if (scan == null || !scan.eventId().equals(event.id())) {
            throw Refusal.notFound();
        }
        if (!scan.passed()) {
            throw new Refusal("nobody-let-in");
        }
        Standing.hold(List.of(scan.registrationId()));
        boolean now = ScanReversal.write(scanId, body.reason(), Person.of(caller).id);
        if (now) {
            Attendance.settleAgain(scan.registrationId());
        }
        ScanReversal reversal = ScanReversal.findById(scanId);
        return RestResponse.status(now ? RestResponse.Status.CREATED : RestResponse.Status.OK, ReversalView.of(reversal));
    }
}
