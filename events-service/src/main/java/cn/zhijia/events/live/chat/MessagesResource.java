package cn.zhijia.events.live.chat;

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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.events.live.Livestream;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Cursor;
import cn.zhijia.kit.Pages;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.Slice;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.data.Person;

@Path("/v1/livestreams/{id}/messages")
@Tag(name = "Livestream chat")
class MessagesResource {

    private final Caller caller;
    private final DatabaseClock clock;

    MessagesResource(Caller caller, DatabaseClock clock) {
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @PermitAll
    @Transactional
    @Operation(operationId = "listChatMessages", summary = "What was said, the latest first", description = "The static version of the bullet comments: every published message by its position, during the broadcast and ever after. What is hidden is not in it. Open to guests.")
    @APIResponse(responseCode = "200", description = "A page of messages.")
    public RestResponse<LinePage> list(@PathParam("id") UUID id, @QueryParam("cursor") @Size(max = 1000) String cursor,
            @QueryParam("limit") @Min(1) @Max(100) @DefaultValue("20") int limit, @Context UriInfo uri) {
        Livestream.known(id);
        long before = cursor == null ? Long.MAX_VALUE : Long.parseLong(Cursor.read(cursor, id, 1).get(0));
        List<ChatMessage> found = ChatMessage.<ChatMessage> find(
                "streamId = ?1 and state = ?2 and atOffset < ?3 order by atOffset desc", id, MessageState.PUBLISHED, before)
                .page(0, limit + 1).list();
        var slice = Slice.of(found, limit);
        var next = slice.next(id, last -> List.of(last.atOffset));
        return Pages.answer(new LinePage(slice.as(LineView::of), next), next, uri);
    }

    @GET
    @Path("{messageId}")
    @RolesAllowed({ "member", "organizer" })
    @Transactional
    @Operation(operationId = "getChatMessage", summary = "What has become of a message", description = "For its author and the organizers of the union that broadcasts; 404 for everybody else.")
    @APIResponse(responseCode = "200", description = "The message.")
    public MessageView get(@PathParam("id") UUID id, @PathParam("messageId") UUID messageId) {
        boolean organizer = Livestream.known(id).organizedBy(caller);
        var message = ChatMessage.of(id, messageId);
        if (message == null
                || !organizer && Person.known(caller).filter(p -> p.id.equals(message.personId)).isEmpty()) {
            throw Refusal.notFound();
        }
        return MessageView.of(message);
    }

    @PUT
    @Path("{messageId}")
    @Consumes(MediaType.APPLICATION_JSON) // its one text field would let plain text through
    @RolesAllowed("member")
    @Transactional
    @Operation(operationId = "sendChatMessage", summary = "Say something", description = "By members whose real name is verified and who have a member number, while the stream is live. It is published at once, or waits for an organizer where the chat is moderated or a word of it is watched for. A repeat of a message that was taken changes nothing, at any time, and slow mode does not count it.")
    @APIResponse(responseCode = "201", description = "It was taken; state says whether everybody sees it.")
    @APIResponse(responseCode = "200", description = "It was taken before; state says what has become of it.")
    @APIResponse(responseCode = "403", description = "missing-role, real-name-needed, chat-muted (with until), chat-banned")
    @APIResponse(responseCode = "409", description = "chat-not-live, chat-closed, message-refused, id-in-use")
    @APIResponse(responseCode = "429", description = "slow-mode: not yet; Retry-After says when")
    public RestResponse<MessageView> send(@PathParam("id") UUID id, @PathParam("messageId") UUID messageId,
            @NotNull @Valid MessageBody body) {
        if (!caller.realNameVerified()) {
            throw new Refusal("real-name-needed");
        }
        var text = Utterance.of(body.text());
        var stream = Livestream.shared(id);
        var speech = new Speech(stream, messageId, Person.of(caller), stream.organizedBy(caller), text);
        var before = speech.repeated();
        var said = before == null ? speech.said(clock.now()) : null;
        return said == null ? RestResponse.ok(MessageView.of(before == null ? speech.repeated() : before))
                : RestResponse.status(RestResponse.Status.CREATED, MessageView.of(said));
    }
}
