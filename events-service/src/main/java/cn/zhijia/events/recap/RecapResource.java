package cn.zhijia.events.recap;

import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.events.Access;
import cn.zhijia.events.Event;
import cn.zhijia.events.feedback.Answers;
import cn.zhijia.events.praise.statistics.Tally;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Preconditions;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.DatabaseClock;

@Path("/v1/events/{id}/recap")
@Tag(name = "Recap")
class RecapResource {

    private final Caller caller;
    private final Preconditions preconditions;
    private final DatabaseClock clock;

    RecapResource(Caller caller, Preconditions preconditions, DatabaseClock clock) {
        this.caller = caller;
        this.preconditions = preconditions;
        this.clock = clock;
    }

    @GET
    @PermitAll
    @Transactional
    @Operation(operationId = "getRecap", summary = "What an event was", description = "Of a completed event; open to guests. Numbers from the rows, labels and marks from five people up, the organizers' words, and the names of those only who consent at this moment.")
    @APIResponse(responseCode = "200", description = "The recap, with its ETag.")
    @APIResponse(responseCode = "304", description = "Nothing has changed.")
    public RestResponse<RecapView> get(@PathParam("id") UUID id) {
        var event = Access.readable(id, caller);
        if (!event.isCompleted()) {
            throw Refusal.notFound();
        }
        Recap recap = Recap.findById(id);
        var view = view(event, recap);
        return preconditions.read(view, version(recap), view.moment());
    }

    @PUT
    @RolesAllowed("organizer")
    @Transactional
    @Operation(operationId = "putRecap", summary = "Write or edit the words of a recap", description = "By organizers of the union, of a completed event. A change needs If-Match; the first words need none. Only those can be named who have consented.")
    @APIResponse(responseCode = "201", description = "It is written.")
    @APIResponse(responseCode = "200", description = "Changed, or just as it was.")
    @APIResponse(responseCode = "409", description = "event-not-completed, consent-missing")
    @APIResponse(responseCode = "412", description = "Somebody else changed it.")
    @APIResponse(responseCode = "428", description = "If-Match is missing.")
    public RestResponse<RecapView> put(@PathParam("id") UUID id, @NotNull @Valid RecapBody body) {
        var wanted = body.checked();
        var event = Access.locked(id, caller);
        if (!event.isCompleted()) {
            throw new Refusal("event-not-completed");
        }
        var people = Recap.people(wanted.named());
        Recap recap = Recap.findById(id);
        boolean created = recap == null;
        if (created || !recap.says(wanted.text(), people)) {
            if (!created) {
                preconditions.requireMatch(recap.version + 1);
            }
            Recap.requireNameless(id, wanted);
            Recap.requireConsent(id, people);
            recap = created ? new Recap() : recap;
            recap.eventId = id;
            recap.write(wanted.text(), people);
            recap.persistAndFlush();
        }
        var view = view(event, recap);
        return preconditions.written(view, version(recap), view.moment(), created);
    }

    /** 0 while nobody has written anything. */
    private static long version(Recap recap) {
        return recap == null ? 0 : recap.version + 1;
    }

    private RecapView view(Event event, Recap recap) {
        var turnout = Turnout.of(event.id());
        var now = clock.now();
        return new RecapView(event.id(), event.title(), turnout.registered(), turnout.attended(), turnout.waiting(),
                Tally.of(event, now, caller.language()).orElse(null), Answers.of(event, now).mean().orElse(null),
                recap == null ? null : recap.text, Recap.names(event.id()));
    }
}
