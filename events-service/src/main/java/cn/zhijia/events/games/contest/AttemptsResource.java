package cn.zhijia.events.games.contest;

import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.events.games.Meet;
import cn.zhijia.events.games.MeetState;
import cn.zhijia.events.games.discipline.Discipline;
import cn.zhijia.events.games.discipline.Entry;
import cn.zhijia.events.games.rule.Outcome;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Cursor;
import cn.zhijia.kit.Pages;
import cn.zhijia.kit.Preconditions;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.Slice;
import cn.zhijia.kit.data.DatabaseClock;

@Path("/v1/meets/{id}/disciplines/{disciplineId}/attempts")
@Tag(name = "Games")
class AttemptsResource {

    private static final String NONE = new UUID(0, 0).toString();

    private final Caller caller;
    private final Preconditions preconditions;
    private final DatabaseClock clock;

    AttemptsResource(Caller caller, Preconditions preconditions, DatabaseClock clock) {
        this.caller = caller;
        this.preconditions = preconditions;
        this.clock = clock;
    }

    /** For the cursor: it belongs to its filters. */
    private record Filter(UUID discipline, UUID entry) {
    }

    @GET
    @PermitAll
    @Transactional
    @Operation(operationId = "listAttempts", summary = "List what was measured in a discipline", description = "By entry and number. Places and points are computed from these: see the standings.")
    @APIResponse(responseCode = "200", description = "A page of attempts.")
    public RestResponse<AttemptPage> list(@PathParam("id") UUID id, @PathParam("disciplineId") UUID disciplineId,
            @QueryParam("entry") @Parameter(description = "Of this entry alone.") UUID entry,
            @QueryParam("cursor") @Size(max = 1000) String cursor,
            @QueryParam("limit") @Min(1) @Max(100) @DefaultValue("20") int limit, @Context UriInfo uri) {
        var filter = new Filter(Discipline.of(id, disciplineId).id(), entry);
        var from = cursor == null ? List.of(NONE, "0") : Cursor.read(cursor, filter, 2);
        List<Attempt> found = Attempt.<Attempt> find("""
                from Attempt a where a.entryId in (select e.id from MeetEntry e where e.disciplineId = ?1)
                and (?2 is null or a.entryId = ?2) and (a.entryId > ?3 or a.entryId = ?3 and a.number > ?4)
                order by a.entryId, a.number""", disciplineId, entry, UUID.fromString(from.get(0)),
                Integer.valueOf(from.get(1))).page(0, limit + 1).list();
        var slice = Slice.of(found, limit);
        var next = slice.next(filter, last -> List.of(last.entryId, last.number));
        return Pages.answer(new AttemptPage(slice.as(AttemptView::of), next), next, uri);
    }

    @GET
    @Path("{attemptId}")
    @PermitAll
    @Transactional
    @Operation(operationId = "getAttempt", summary = "Read an attempt", description = "With the ETag that a correction sends back.")
    @APIResponse(responseCode = "200", description = "The attempt.")
    @APIResponse(responseCode = "304", description = "Nothing has changed.")
    public RestResponse<AttemptView> get(@PathParam("id") UUID id, @PathParam("disciplineId") UUID disciplineId,
            @PathParam("attemptId") UUID attemptId) {
        Discipline.of(id, disciplineId);
        Attempt attempt = Attempt.findById(attemptId);
        if (attempt == null) {
            throw Refusal.notFound();
        }
        Entry.of(disciplineId, attempt.entryId);
        return preconditions.read(AttemptView.of(attempt), attempt.version);
    }

    @PUT
    @Path("{attemptId}")
    @RolesAllowed("organizer")
    @Transactional
    @Operation(operationId = "recordAttempt", summary = "Record or correct an attempt", description = "By an organizer while the meet is RUNNING. While it is PROVISIONAL what was recorded may still be corrected, with If-Match, and an entry may get an attempt that it lacks to be measured. Two devices cannot record the same number of an entry.")
    @APIResponse(responseCode = "201", description = "It counts.")
    @APIResponse(responseCode = "200", description = "Corrected, or just as it was.")
    @APIResponse(responseCode = "409", description = "attempt-recorded, discipline-frozen, entry-decided, id-in-use, other-kind-of-discipline, meet-state")
    @APIResponse(responseCode = "412", description = "Somebody else corrected it.")
    @APIResponse(responseCode = "428", description = "If-Match is missing.")
    public RestResponse<AttemptView> put(@PathParam("id") UUID id, @PathParam("disciplineId") UUID disciplineId,
            @PathParam("attemptId") UUID attemptId, @NotNull @Valid AttemptBody body) {
        var meet = Meet.locked(id, caller);
        var discipline = Discipline.of(id, disciplineId);
        var wanted = body.checked("", discipline);
        Attempt attempt = Attempt.findById(attemptId);
        boolean created = attempt == null;
        if (created) {
            requireOpen(meet, discipline, wanted);
            requireCompeting(Contest.open(discipline), wanted);
            attempt = Attempt.record(attemptId, wanted, clock.now());
            meet.scored();
        } else if (Entry.known(disciplineId, attempt.entryId).isEmpty()) {
            throw new Refusal("id-in-use");
        } else if (!AttemptBody.of(attempt).equals(wanted)) {
            preconditions.requireMatch(attempt.version);
            meet.require(MeetState.RUNNING, MeetState.PROVISIONAL);
            requireCompeting(Contest.open(discipline), wanted);
            attempt.correct(wanted, clock.now());
            meet.scored();
        }
        Attempt.flush();
        return preconditions.written(AttemptView.of(attempt), attempt.version, created);
    }

    /** Once everything was contested only who was wrongly said not to have come may still get the attempts it needs. */
    private static void requireOpen(Meet meet, Discipline discipline, AttemptBody body) {
        if (meet.state() != MeetState.PROVISIONAL
                || Attempt.count("entryId", body.entry()) >= discipline.rules().attemptsNeeded()) {
            meet.require(MeetState.RUNNING);
        }
    }

    static void requireCompeting(Discipline discipline, AttemptBody body) {
        var entry = Entry.known(discipline.id(), body.entry())
                .orElseThrow(() -> Refusal.field("/entry", "unknown-entry"));
        if (entry.outcome() == Outcome.DNS && body.outcome() != Outcome.DNS) {
            throw new Refusal("entry-decided").with("outcome", entry.outcome().name());
        }
    }
}
