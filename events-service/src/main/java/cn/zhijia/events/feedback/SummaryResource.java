package cn.zhijia.events.feedback;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.events.Access;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Pages;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.DatabaseClock;

@Path("/v1/events/{id}/feedback/summary")
@RolesAllowed("organizer")
@Tag(name = "Feedback")
class SummaryResource {

    private final Caller caller;
    private final DatabaseClock clock;

    SummaryResource(Caller caller, DatabaseClock clock) {
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Transactional
    @Operation(operationId = "summarizeFeedback", summary = "What people thought of an event", description = "For organizers of the union. From five answers up, and in fives: the newest wait until five are together, at the longest until 30 days after the end. An answer that is changed waits again, and the four it was counted with are not counted without it before that time; an answer whose author's check-in was reversed does not count. Below that it says how many are needed, not how many there are. Texts come without names, in an order that tells nothing.")
    @APIResponse(responseCode = "200", description = "Numbers, and a page of texts.")
    @APIResponse(responseCode = "409", description = "too-few-answers")
    public RestResponse<FeedbackSummary> get(@PathParam("id") UUID id, @QueryParam("cursor") @Size(max = 1000) String cursor,
            @QueryParam("limit") @Min(1) @Max(100) @DefaultValue("20") int limit, @Context UriInfo uri) {
        var event = Access.organized(id, caller);
        var summary = Answers.of(event, clock.now()).summary(cursor, limit)
                .orElseThrow(() -> new Refusal("too-few-answers").with("needed", Answers.FLOOR));
        return Pages.answer(summary, summary.next(), uri);
    }
}
