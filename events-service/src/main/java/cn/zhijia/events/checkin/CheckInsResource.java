package cn.zhijia.events.checkin;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.events.Access;
import cn.zhijia.events.checkin.ticket.TicketKeys;
import cn.zhijia.events.checkin.ticket.Verdict;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.data.Person;

/** What the gates of the organizing union send. */
@Path("/v1/events/{id}/check-ins")
@RolesAllowed("organizer")
@Tag(name = "Check-in")
class CheckInsResource {

    private final Caller caller;
    private final TicketKeys keys;
    private final DatabaseClock clock;

    CheckInsResource(Caller caller, TicketKeys keys, DatabaseClock clock) {
        this.caller = caller;
        this.keys = keys;
        this.clock = clock;
    }

    @PUT
    @Path("{scanId}")
    @Transactional
    @Operation(operationId = "checkIn", summary = "Ask whether to let somebody in", description = "The verdict decides and is recorded; a repeat of the same scan is told the same. People are let in from two hours before the start until the end, by the event's present schedule, once a day unless they went out.")
    @APIResponse(responseCode = "201", description = "Recorded; the verdict says what to do.")
    @APIResponse(responseCode = "200", description = "Recorded before: the verdict of then.")
    @APIResponse(responseCode = "409", description = "id-in-use")
    public RestResponse<ScanView> scan(@PathParam("id") UUID id, @PathParam("scanId") UUID scanId,
            @NotNull @Valid ScanBody body) {
        var upload = upload(id, body.deviceTime(), false);
        var answer = upload.take(List.of(body.sighting(scanId))).get(0);
        if (answer.verdict() == Verdict.ID_IN_USE) {
            throw new Refusal("id-in-use");
        }
        return RestResponse.status(upload.made() ? RestResponse.Status.CREATED : RestResponse.Status.OK, answer);
    }

    @POST
    @Transactional
    @Operation(operationId = "reportCheckIns", summary = "Report what a gate did by itself", description = "Up to 500 scans of one device, which had no connection and let in whom it did not turn away. In whatever order gates report, the earliest entry of a day comes to be the primary one and the others are conflicts; who was let in without a right stays on record too. A repeat changes nothing.")
    @APIResponse(responseCode = "200", description = "A verdict for each, in the order in which they were sent.")
    public BatchView report(@PathParam("id") UUID id, @NotNull @Valid BatchBody body) {
        return new BatchView(upload(id, body.deviceTime(), true).take(body.sightings()));
    }

    private Upload upload(UUID id, Instant deviceTime, boolean reported) {
        var event = Access.organized(id, caller);
        return new Upload(new Gate(event, new Clock(deviceTime, clock.now()), reported, Person.of(caller).id), keys);
    }
}
