package cn.zhijia.events.live.chat.moderation;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.events.live.Livestream;
import cn.zhijia.events.live.chat.ChatMessage;
import cn.zhijia.events.live.chat.MessageState;
import cn.zhijia.events.live.chat.decision.Decision;
import cn.zhijia.events.live.chat.decision.Verdict;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Pages;
import cn.zhijia.kit.data.DatabaseClock;

/** By organizers of the union that broadcasts. Reaching a state twice is no error, and one decision. */
@Path("/v1/livestreams/{id}")
@RolesAllowed("organizer")
@Tag(name = "Livestream chat")
class ModerationResource {

    /** More than anybody has members. */
    private static final int ALL = 1_000_000_000;

    private final Caller caller;
    private final DatabaseClock clock;

    ModerationResource(Caller caller, DatabaseClock clock) {
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Path("moderation-queue")
    @Transactional
    @Operation(operationId = "listChatModerationQueue", summary = "The messages that wait for an organizer", description = "New ones that wait for approval, and published ones that were reported, the longest waiting first. They leave it by approval, rejection or hiding; a reported one that is approved again with the number of reports that was seen stays, until somebody else reports it.")
    @APIResponse(responseCode = "200", description = "A page of messages.")
    public RestResponse<QueuePage> queue(@PathParam("id") UUID id, @QueryParam("cursor") @Size(max = 1000) String cursor,
            @QueryParam("limit") @Min(1) @Max(100) @DefaultValue("20") int limit, @Context UriInfo uri) {
        Livestream.known(id).requireOrganizer(caller);
        var page = new Queue(id).page(cursor, limit);
        return Pages.answer(page, page.next(), uri);
    }

    @PUT
    @Path("messages/{messageId}/approval")
    @Consumes(MediaType.APPLICATION_JSON) // its one text field would let plain text through
    @Transactional
    @Operation(operationId = "approveChatMessage", summary = "Publish a message, or leave a reported one", description = "A message that waited gets the position of now, and everybody sees it once. A published one stays as it is. The decision is logged once, with its reason if one is given.")
    @APIResponse(responseCode = "200", description = "It is published.")
    @APIResponse(responseCode = "409", description = "illegal-transition")
    public ModeratedView approve(@PathParam("id") UUID id, @PathParam("messageId") UUID messageId,
            @QueryParam("reports") @Min(0) @Max(ALL) @DefaultValue("0") @Parameter(description = "How many reports the queue showed: they are answered, later ones are not.") int reports,
            @Valid ReasonBody body) {
        return decide(id, messageId, MessageState.PUBLISHED, reports, body);
    }

    @PUT
    @Path("messages/{messageId}/rejection")
    @Consumes(MediaType.APPLICATION_JSON) // its one text field would let plain text through
    @Transactional
    @Operation(operationId = "rejectChatMessage", summary = "Keep a message unpublished", description = "For one that waits. Nobody but its author and the organizers sees it. The decision is logged once, with its reason if one is given.")
    @APIResponse(responseCode = "200", description = "It is rejected.")
    @APIResponse(responseCode = "409", description = "illegal-transition")
    public ModeratedView reject(@PathParam("id") UUID id, @PathParam("messageId") UUID messageId,
            @Valid ReasonBody body) {
        return decide(id, messageId, MessageState.REJECTED, 0, body);
    }

    @PUT
    @Path("messages/{messageId}/hiding")
    @Consumes(MediaType.APPLICATION_JSON) // its one text field would let plain text through
    @Transactional
    @Operation(operationId = "hideChatMessage", summary = "Take a published message back", description = "It is gone from every public read, and viewers who have it are told by the log to remove it. The decision is logged once, with its reason if one is given.")
    @APIResponse(responseCode = "200", description = "It is hidden.")
    @APIResponse(responseCode = "409", description = "illegal-transition")
    public ModeratedView hide(@PathParam("id") UUID id, @PathParam("messageId") UUID messageId,
            @Valid ReasonBody body) {
        return decide(id, messageId, MessageState.HIDDEN, ALL, body);
    }

    /** All is read and written before the message takes its place in the log, for which everybody who speaks waits. */
    private ModeratedView decide(UUID id, UUID messageId, MessageState next, int reports, ReasonBody body) {
        Livestream.known(id).requireOrganizer(caller);
        var by = Decision.maker(caller);
        var message = ChatMessage.locked(id, messageId);
        boolean answered = new Reports(id, messageId).settle(reports);
        boolean moves = message.goesOnTo(next);
        var seen = Queue.one(messageId);
        if (moves || answered) {
            new Decision(message, moves ? Verdict.of(next) : Verdict.LEFT, body == null ? null : body.reason(),
                    seen.memberNo(), seen.name(), by, clock.now()).persistAndFlush();
        }
        if (moves) {
            message.goOnTo(next);
        }
        return seen.now(message);
    }
}
