package cn.zhijia.events.games.result;

import java.time.Instant;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.events.games.Meet;
import cn.zhijia.events.games.MeetState;
import cn.zhijia.events.games.contest.Correcting;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.data.Person;

@Path("/v1/meets/{id}/corrections/{correctionId}")
@RolesAllowed("organizer")
@Tag(name = "Games")
class CorrectionsResource {

    private final Caller caller;
    private final DatabaseClock clock;

    CorrectionsResource(Caller caller, DatabaseClock clock) {
        this.caller = caller;
        this.clock = clock;
    }

    @PUT
    @Transactional
    @Operation(operationId = "correctResults", summary = "Correct official results", description = "By an organizer, of an OFFICIAL meet, under an id of your choice: corrects what was recorded and publishes the next edition. Awards that are no longer deserved are withdrawn, new ones given. It names the edition it corrects: of two at once the second is refused and has to look again. A correction of which all stands already publishes nothing and answers the latest edition, whichever it names.")
    @APIResponse(responseCode = "201", description = "The next edition.")
    @APIResponse(responseCode = "200", description = "The edition that this correction made before; or the latest, of which everything is so already.")
    @APIResponse(responseCode = "409", description = "attempts-recorded, discipline-incomplete, entry-decided, id-in-use, lot-not-tied, match-is-bye, match-not-ready, match-played-on, meet-state, other-kind-of-discipline, stale-edition (with basedOn and edition), tie-unresolved")
    public RestResponse<ResultsView> put(@PathParam("id") UUID id, @PathParam("correctionId") UUID correctionId,
            @NotNull @Valid CorrectionBody body) {
        var wanted = body.checked();
        var by = Person.of(caller); // before the meet, as whoever protests
        var meet = Meet.locked(id, caller);
        var known = OfficialResult.by(correctionId);
        if (known.isPresent()) {
            if (!known.get().corrects(id, wanted)) {
                throw new Refusal("id-in-use");
            }
            return RestResponse.ok(ResultsView.of(known.get(), meet.edition()));
        }
        meet.require(MeetState.OFFICIAL);
        var now = clock.now();
        if (!correct(meet, wanted, by, now)) {
            return RestResponse.ok(ResultsView.of(OfficialResult.of(id, null).orElseThrow(), meet.edition()));
        }
        var result = OfficialResult.publish(meet, correctionId, wanted, by, now);
        return RestResponse.status(RestResponse.Status.CREATED, ResultsView.of(result, meet.edition()));
    }

    /** What one organizer has not seen is not overwritten unseen; where all stands already, nothing is. */
    private static void requireLatest(Meet meet, int basedOn) {
        if (basedOn != meet.edition()) {
            throw new Refusal("stale-edition").with("basedOn", basedOn).with("edition", meet.edition());
        }
    }

    /** @return false if all of it stands already */
    private static boolean correct(Meet meet, CorrectionBody wanted, Person by, Instant now) {
        var correcting = new Correcting(meet, now);
        boolean changed = correcting.outcomes(wanted.outcomes());
        changed |= correcting.attempts(wanted.attempts());
        changed |= correcting.matches(wanted.matches());
        Meet.flush();
        if (!changed && wanted.lots().stream().allMatch(lot -> Lot.onRecord(meet.id(), lot))) {
            return false;
        }
        requireLatest(meet, wanted.basedOn());
        for (int i = 0; i < wanted.lots().size(); i++) {
            LotsResource.requireTied(meet, "/lots/" + i, wanted.lots().get(i));
            Lot.draw(UUID.randomUUID(), meet.id(), wanted.lots().get(i), by, now);
        }
        return true;
    }
}
