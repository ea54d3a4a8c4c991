package cn.zhijia.events.live.chat.keyword;

import java.util.UUID;

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

import cn.zhijia.events.live.Livestream;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Preconditions;

@Path("/v1/livestreams/{id}/keywords")
@RolesAllowed("organizer")
@Tag(name = "Livestream chat")
class KeywordsResource {

    private final Caller caller;
    private final Preconditions preconditions;

    KeywordsResource(Caller caller, Preconditions preconditions) {
        this.caller = caller;
        this.preconditions = preconditions;
    }

    @GET
    @Transactional
    @Operation(operationId = "getChatKeywords", summary = "The words that the chat is watched for", description = "For organizers of the union that broadcasts; nobody else learns them.")
    @APIResponse(responseCode = "200", description = "The words as they were written, with their ETag.")
    @APIResponse(responseCode = "304", description = "Nothing has changed.")
    public RestResponse<KeywordsView> get(@PathParam("id") UUID id) {
        var keywords = Keywords.of(Livestream.known(id).requireOrganizer(caller).id());
        return preconditions.read(KeywordsView.of(keywords), keywords.revision());
    }

    @PUT
    @Transactional
    @Operation(operationId = "putChatKeywords", summary = "Say which words the chat is watched for", description = "The whole list, by organizers of the union that broadcasts. A word is found anywhere in a message, whatever its width and capitals and whatever spaces, punctuation, accents and unseen characters stand between its letters; a word of signs alone, such as an emoji, is found among the signs. What is published already stays. A change needs If-Match.")
    @APIResponse(responseCode = "201", description = "They are written for the first time.")
    @APIResponse(responseCode = "200", description = "Changed, or just as they were.")
    @APIResponse(responseCode = "412", description = "Somebody else changed them.")
    @APIResponse(responseCode = "428", description = "If-Match is missing.")
    public RestResponse<KeywordsView> put(@PathParam("id") UUID id, @NotNull @Valid KeywordsBody body) {
        var wanted = body.checked();
        Livestream.organized(id, caller);
        Keywords keywords = Keywords.findById(id);
        boolean created = keywords == null;
        if (created) {
            keywords = Keywords.made(id, wanted);
        } else if (!KeywordsBody.of(keywords).equals(wanted)) {
            preconditions.requireMatch(keywords.revision());
            keywords.edit(wanted);
        }
        Keywords.flush();
        return preconditions.written(KeywordsView.of(keywords), keywords.revision(), created);
    }
}
