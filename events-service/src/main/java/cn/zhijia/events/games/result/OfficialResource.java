package cn.zhijia.events.games.result;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import cn.zhijia.events.games.Meet;
import cn.zhijia.events.games.MeetState;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.data.Person;

@Path("/v1/meets/{id}/official")
@RolesAllowed("organizer")
@Tag(name = "Games")
class OfficialResource {

    private final Caller caller;
    private final DatabaseClock clock;

    OfficialResource(Caller caller, DatabaseClock clock) {
        this.caller = caller;
        this.clock = clock;
    }

    @PUT
    @Transactional
    @Operation(operationId = "publishResults", summary = "Publish the official results", description = "By an organizer, of a PROVISIONAL meet: the first edition, with awards for the first three ranks of each discipline, as far as its places count by the rules of the meet, and for the first three ranks of the meet, to teams that took a place that counts. Not while something is left to be contested, a protest is open, or a tie waits for its lot. What changes after that is a correction.")
    @APIResponse(responseCode = "200", description = "The first edition, published now or before.")
    @APIResponse(responseCode = "409", description = "discipline-incomplete, illegal-transition, protest-open, tie-unresolved")
    public ResultsView put(@PathParam("id") UUID id) {
        var by = Person.of(caller); // before the meet, as whoever protests
        var meet = Meet.locked(id, caller);
        if (meet.reached(MeetState.OFFICIAL)) {
            return ResultsView.of(OfficialResult.of(id, 1).orElseThrow(), meet.edition());
        }
        return ResultsView.of(OfficialResult.publish(meet, null, null, by, clock.now()), meet.edition());
    }
}
