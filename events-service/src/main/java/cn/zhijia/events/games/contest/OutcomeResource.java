package cn.zhijia.events.games.contest;

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

import cn.zhijia.events.games.Meet;
import cn.zhijia.events.games.MeetState;
import cn.zhijia.events.games.discipline.Discipline;
import cn.zhijia.events.games.discipline.Entry;
import cn.zhijia.events.games.rule.Outcome;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Preconditions;
import cn.zhijia.kit.Refusal;

@Path("/v1/meets/{id}/disciplines/{disciplineId}/entries/{entryId}/outcome")
@Tag(name = "Games")
class OutcomeResource {

    private final Caller caller;
    private final Preconditions preconditions;

    OutcomeResource(Caller caller, Preconditions preconditions) {
        this.caller = caller;
        this.preconditions = preconditions;
    }

    @PUT
    @RolesAllowed("organizer")
    @Consumes(MediaType.APPLICATION_JSON) // its one text field would let plain text through
    @Transactional
    @Operation(operationId = "decideEntryOutcome", summary = "Decide an entry as a whole", description = "By an organizer while the meet is RUNNING or PROVISIONAL. Who did not start, did not finish or is disqualified has no rank. The first decision needs no If-Match. Any other needs it, with the ETag of the entry, and so does one after VALID took the first back: a late repeat then gets 428 or 412 and changes nothing. In a bracket its matches are still recorded, as walkovers or disqualifications.")
    @APIResponse(responseCode = "200", description = "So it is, with the entry's ETag.")
    @APIResponse(responseCode = "409", description = "attempts-recorded, discipline-frozen, meet-state")
    @APIResponse(responseCode = "412", description = "Somebody else changed it.")
    @APIResponse(responseCode = "428", description = "If-Match is missing.")
    public RestResponse<OutcomeView> put(@PathParam("id") UUID id, @PathParam("disciplineId") UUID disciplineId,
            @PathParam("entryId") UUID entryId, @NotNull @Valid OutcomeBody body) {
        var meet = Meet.locked(id, caller);
        var discipline = Discipline.of(id, disciplineId);
        var entry = Entry.of(disciplineId, entryId);
        if (OutcomeView.outcome(entry) != body.outcome()) {
            if (entry.decided()) {
                preconditions.requireMatch(entry.version());
            }
            meet.require(MeetState.RUNNING, MeetState.PROVISIONAL);
            Contest.open(discipline);
            decide(entry, body.outcome());
            meet.scored();
            Entry.flush();
        }
        return preconditions.written(OutcomeView.of(entry), entry.version(), false);
    }

    /** Who has a valid attempt has started. */
    static void decide(Entry entry, Outcome outcome) {
        if (outcome == Outcome.DNS && Attempt.count("entryId = ?1 and outcome <> ?2", entry.id(), Outcome.DNS) > 0) {
            throw new Refusal("attempts-recorded");
        }
        entry.decide(outcome);
    }
}
