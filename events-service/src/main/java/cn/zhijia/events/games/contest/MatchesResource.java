package cn.zhijia.events.games.contest;

import java.util.Set;
import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.events.games.Meet;
import cn.zhijia.events.games.MeetState;
import cn.zhijia.events.games.discipline.Discipline;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Preconditions;
import cn.zhijia.kit.data.DatabaseClock;

@Path("/v1/meets/{id}/matches/{matchId}")
@Tag(name = "Games")
class MatchesResource {

    private final Caller caller;
    private final Preconditions preconditions;
    private final DatabaseClock clock;

    MatchesResource(Caller caller, Preconditions preconditions, DatabaseClock clock) {
        this.caller = caller;
        this.preconditions = preconditions;
        this.clock = clock;
    }

    @GET
    @PermitAll
    @Transactional
    @Operation(operationId = "getMatch", summary = "Read a match", description = "With the ETag that a correction sends back.")
    @APIResponse(responseCode = "200", description = "The match.")
    @APIResponse(responseCode = "304", description = "Nothing has changed.")
    public RestResponse<MatchView> get(@PathParam("id") UUID id, @PathParam("matchId") UUID matchId) {
        var match = Match.of(id, matchId);
        return preconditions.read(MatchView.of(match), match.version);
    }

    @PUT
    @Path("result")
    @RolesAllowed("organizer")
    @Consumes(MediaType.APPLICATION_JSON) // one text field would let plain text through
    @Transactional
    @Operation(operationId = "recordMatchResult", summary = "Record or correct the result of a match", description = "By an organizer while the meet is RUNNING or PROVISIONAL. Not before the matches it is fed by. The first result needs no If-Match, unless both sides were known and one has changed since, as a match before was corrected. Any other needs it, and so does one after the first was taken back: a late repeat then gets 428 or 412 and changes nothing. Another result is refused once a match that it decides about was played: take that one's result back first.")
    @APIResponse(responseCode = "200", description = "So it ended; the winner is seated in the next match.")
    @APIResponse(responseCode = "409", description = "discipline-frozen, match-is-bye, match-not-ready, match-played-on, meet-state")
    @APIResponse(responseCode = "412", description = "Somebody else corrected it.")
    @APIResponse(responseCode = "428", description = "If-Match is missing.")
    public RestResponse<MatchView> put(@PathParam("id") UUID id, @PathParam("matchId") UUID matchId,
            @NotNull @Valid MatchResultBody body) {
        var meet = Meet.locked(id, caller);
        var match = Match.of(id, matchId);
        var discipline = Discipline.of(id, match.disciplineId);
        var wanted = body.checked("", discipline.rules().bestOf());
        if (!wanted.describes(match)) {
            write(meet, match, discipline);
            match.record(wanted, clock.now());
            settle(meet, match);
        }
        return preconditions.written(MatchView.of(match), match.version, false);
    }

    @DELETE
    @Path("result")
    @RolesAllowed("organizer")
    @Transactional
    @Operation(operationId = "takeBackMatchResult", summary = "Take the result of a match back", description = "By an organizer while the meet is RUNNING or PROVISIONAL, with If-Match: it is to be played, or recorded, again, and whoever records it sends the ETag of this answer. Twice is no error. Refused once a match that it decides about was played.")
    @APIResponse(responseCode = "200", description = "It has no result.")
    @APIResponse(responseCode = "409", description = "discipline-frozen, match-is-bye, match-played-on, meet-state")
    @APIResponse(responseCode = "412", description = "Somebody else corrected it.")
    @APIResponse(responseCode = "428", description = "If-Match is missing.")
    public RestResponse<MatchView> takeBack(@PathParam("id") UUID id, @PathParam("matchId") UUID matchId) {
        var meet = Meet.locked(id, caller);
        var match = Match.of(id, matchId);
        if (match.decided != null) {
            write(meet, match, Discipline.of(id, match.disciplineId));
            match.takeBack();
            settle(meet, match);
        }
        return preconditions.written(MatchView.of(match), match.version, false);
    }

    /**
     * The version goes on when a result is taken back or others are seated: what was said of the match before comes too late.
     */
    private void write(Meet meet, Match match, Discipline discipline) {
        if (match.asksForVersion()) {
            preconditions.requireMatch(match.version);
        }
        meet.require(MeetState.RUNNING, MeetState.PROVISIONAL);
        Contest.open(discipline);
    }

    private void settle(Meet meet, Match match) {
        Rounds.of(match.disciplineId).settle(Set.of());
        meet.scored();
        Match.flush();
    }
}
