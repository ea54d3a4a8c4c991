package cn.zhijia.events.games;

import java.util.UUID;
import java.util.function.Consumer;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.events.games.lineup.Readiness;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Preconditions;

/** A meet's way from state to state. Asking for one that it has passed is no error, and changes nothing. */
@Path("/v1/meets/{id}")
@Tag(name = "Games")
@RolesAllowed("organizer")
class MeetStatesResource {

    private final Caller caller;
    private final Preconditions preconditions;

    MeetStatesResource(Caller caller, Preconditions preconditions) {
        this.caller = caller;
        this.preconditions = preconditions;
    }

    @PUT
    @Path("closing")
    @Transactional
    @Operation(operationId = "closeMeet", summary = "Close the entries", description = "From now on teams, athletes, disciplines and entries stand, but for titles and captains, and brackets are drawn. Every entry has its least number of athletes. Disciplines with too few entries fall; one at least is contested.")
    @APIResponse(responseCode = "200", description = "Entries are closed.")
    @APIResponse(responseCode = "409", description = "illegal-transition, nothing-to-contest, too-few-athletes (with discipline, title, team and least)")
    public RestResponse<MeetView> close(@PathParam("id") UUID id) {
        return go(id, MeetState.CLOSED, Readiness::requireContest);
    }

    @PUT
    @Path("start")
    @Transactional
    @Operation(operationId = "startMeet", summary = "Start the meet", description = "From now on attempts and matches are recorded. What is contested by matches was drawn before.")
    @APIResponse(responseCode = "200", description = "It is running.")
    @APIResponse(responseCode = "409", description = "illegal-transition, discipline-not-drawn (with discipline and title)")
    public RestResponse<MeetView> start(@PathParam("id") UUID id) {
        return go(id, MeetState.RUNNING, Readiness::requireDrawn);
    }

    @PUT
    @Path("provisional")
    @Transactional
    @Operation(operationId = "endMeet", summary = "Say that everything was contested", description = "Every entry has an attempt or an outcome, every match a winner, and no protest is open.")
    @APIResponse(responseCode = "200", description = "Its results are provisional.")
    @APIResponse(responseCode = "409", description = "illegal-transition, discipline-incomplete, protest-open (both with discipline and title)")
    public RestResponse<MeetView> end(@PathParam("id") UUID id) {
        return go(id, MeetState.PROVISIONAL, Readiness::requireComplete);
    }

    private RestResponse<MeetView> go(UUID id, MeetState to, Consumer<Meet> conditions) {
        var meet = Meet.locked(id, caller);
        if (!meet.reached(to)) {
            conditions.accept(meet);
            meet.goOn(to);
            Meet.flush();
        }
        return preconditions.written(MeetView.of(meet), meet.version, false);
    }
}
