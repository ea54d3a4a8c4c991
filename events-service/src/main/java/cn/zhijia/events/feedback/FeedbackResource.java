package cn.zhijia.events.feedback;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.events.Glance;
import cn.zhijia.events.praise.Presence;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.Person;

/** What the caller thought of an event. */
@Path("/v1/events/{id}/feedback")
@RolesAllowed("member")
@Tag(name = "Feedback")
class FeedbackResource {

    private final Caller caller;

    FeedbackResource(Caller caller) {
        this.caller = caller;
    }

    @PUT
    @Transactional
    @Operation(operationId = "putFeedback", summary = "Say how an event was", description = "Those who were there, until 30 days after the end. The same attempt may be sent again with another answer; a repeat of one that was replaced or deleted changes nothing and answers what stands.")
    @APIResponse(responseCode = "201", description = "It is written down.")
    @APIResponse(responseCode = "200", description = "Changed, or as it was.")
    @APIResponse(responseCode = "403", description = "missing-role, not-present")
    @APIResponse(responseCode = "409", description = "afterwards-over")
    public RestResponse<FeedbackView> put(@PathParam("id") UUID id, @NotNull @Valid FeedbackBody body) {
        var wanted = body.checked();
        var glance = Glance.at(id);
        var person = Presence.required(caller, glance.event()).person();
        Feedback.oneByOne(id);
        var standing = Feedback.standing(id, person.id);
        var same = Feedback.of(id, person.id, wanted.attempt());
        if (same.isPresent() && (!same.get().stands() || same.get().says(wanted))) {
            return RestResponse.ok(FeedbackView.of(standing.orElse(same.get())));
        }
        Presence.requireRecent(glance);
        if (same.isPresent()) {
            same.get().answer(wanted, glance.now());
            Answers.gather(id);
            return RestResponse.ok(FeedbackView.of(same.get()));
        }
        standing.ifPresent(Feedback::end);
        var made = Feedback.made(id, person.id, wanted, glance.now());
        Answers.gather(id);
        return RestResponse.status(standing.isPresent() ? RestResponse.Status.OK : RestResponse.Status.CREATED,
                FeedbackView.of(made));
    }

    @GET
    @Transactional
    @Operation(operationId = "getFeedback", summary = "My answer", description = "404 when none stands.")
    @APIResponse(responseCode = "200", description = "My answer.")
    public FeedbackView get(@PathParam("id") UUID id) {
        Glance.at(id);
        return Person.known(caller).flatMap(me -> Feedback.standing(id, me.id)).map(FeedbackView::of)
                .orElseThrow(Refusal::notFound);
    }

    @DELETE
    @Transactional
    @Operation(operationId = "deleteFeedback", summary = "Delete my answer", description = "At any time. Names the attempt that is given up, so that a late repeat cannot delete a later answer. Deleting twice is no error.")
    @APIResponse(responseCode = "200", description = "That attempt is over; score is absent.")
    public FeedbackView delete(@PathParam("id") UUID id,
            @QueryParam("attempt") @NotNull @Parameter(required = true, description = "The attempt whose answer is deleted.") UUID attempt) {
        Glance.at(id);
        var me = Person.known(caller).orElseThrow(Refusal::notFound);
        Feedback.oneByOne(id);
        var feedback = Feedback.of(id, me.id, attempt).orElseThrow(Refusal::notFound);
        if (feedback.stands()) {
            feedback.end();
        }
        return FeedbackView.of(feedback);
    }
}
