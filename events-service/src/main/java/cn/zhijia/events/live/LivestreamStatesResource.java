package cn.zhijia.events.live;

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

import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Preconditions;
import cn.zhijia.kit.data.DatabaseClock;

/** A livestream's way from state to state. Reaching a state twice is no error. */
@Path("/v1/livestreams/{id}")
@Tag(name = "Livestreams")
@RolesAllowed("organizer")
class LivestreamStatesResource {

    private final Caller caller;
    private final Preconditions preconditions;
    private final DatabaseClock clock;

    LivestreamStatesResource(Caller caller, Preconditions preconditions, DatabaseClock clock) {
        this.caller = caller;
        this.preconditions = preconditions;
        this.clock = clock;
    }

    @PUT
    @Path("opening")
    @Transactional
    @Operation(operationId = "openLivestream", summary = "Go live", description = "From now on visits, likes and messages are taken. It may be earlier or later than announced.")
    @APIResponse(responseCode = "200", description = "It is live.")
    @APIResponse(responseCode = "409", description = "illegal-transition")
    public RestResponse<LivestreamView> open(@PathParam("id") UUID id) {
        var stream = Livestream.organized(id, caller);
        stream.open(clock.now());
        return written(stream);
    }

    @PUT
    @Path("ending")
    @Transactional
    @Operation(operationId = "endLivestream", summary = "End the broadcast", description = "Its totals stand from now on; later visits and likes count for the replay.")
    @APIResponse(responseCode = "200", description = "It has ended.")
    @APIResponse(responseCode = "409", description = "illegal-transition")
    public RestResponse<LivestreamView> end(@PathParam("id") UUID id) {
        var stream = Livestream.organized(id, caller);
        stream.end(clock.now());
        return written(stream);
    }

    @PUT
    @Path("replay")
    @Consumes(MediaType.APPLICATION_JSON) // its one text field would let plain text through
    @Transactional
    @Operation(operationId = "replayLivestream", summary = "Offer the recording", description = "Once the broadcast has ended. Another address replaces the first.")
    @APIResponse(responseCode = "200", description = "The recording is offered.")
    @APIResponse(responseCode = "409", description = "illegal-transition")
    public RestResponse<LivestreamView> replay(@PathParam("id") UUID id, @NotNull @Valid ReplayBody body) {
        var stream = Livestream.organized(id, caller);
        stream.replay(body.replayUrl());
        return written(stream);
    }

    @PUT
    @Path("history-import")
    @Transactional
    @Operation(operationId = "importLivestreamHistory", summary = "Enter the totals of a broadcast of the past", description = "For one that was never live here: it is over from then on, and its totals are shown as imported, with their source. Entering other totals replaces them.")
    @APIResponse(responseCode = "200", description = "The totals stand.")
    @APIResponse(responseCode = "409", description = "illegal-transition: it was live here, so its rows are its totals")
    public RestResponse<LivestreamView> importHistory(@PathParam("id") UUID id, @NotNull @Valid HistoryBody body) {
        var wanted = body.checked(clock.now());
        var stream = Livestream.organized(id, caller);
        stream.importHistory(wanted, clock.now());
        return written(stream);
    }

    private RestResponse<LivestreamView> written(Livestream stream) {
        Livestream.flush();
        return preconditions.written(LivestreamView.of(stream), stream.version, false);
    }
}
