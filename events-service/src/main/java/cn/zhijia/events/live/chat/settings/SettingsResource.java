package cn.zhijia.events.live.chat.settings;

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

@Path("/v1/livestreams/{id}/chat-settings")
@Tag(name = "Livestream chat")
class SettingsResource {

    private final Caller caller;
    private final Preconditions preconditions;

    SettingsResource(Caller caller, Preconditions preconditions) {
        this.caller = caller;
        this.preconditions = preconditions;
    }

    @GET
    @RolesAllowed({ "member", "organizer" })
    @Transactional
    @Operation(operationId = "getChatSettings", summary = "How the chat is run", description = "Open and without slow mode until an organizer says otherwise.")
    @APIResponse(responseCode = "200", description = "The settings, with their ETag.")
    @APIResponse(responseCode = "304", description = "Nothing has changed.")
    public RestResponse<SettingsView> get(@PathParam("id") UUID id) {
        var settings = ChatSettings.of(Livestream.known(id).id());
        return preconditions.read(SettingsView.of(settings), settings.revision());
    }

    @PUT
    @RolesAllowed("organizer")
    @Transactional
    @Operation(operationId = "putChatSettings", summary = "Run the chat openly, with approval or not at all, and slow it down", description = "By organizers of the union that broadcasts. Once it is answered, every later message is taken by these settings, wherever it arrives. A change of what somebody has written needs If-Match. Messages that wait for approval stay so.")
    @APIResponse(responseCode = "201", description = "They are written for the first time.")
    @APIResponse(responseCode = "200", description = "Changed, or just as they were.")
    @APIResponse(responseCode = "412", description = "Somebody else changed them.")
    @APIResponse(responseCode = "428", description = "If-Match is missing.")
    public RestResponse<SettingsView> put(@PathParam("id") UUID id, @NotNull @Valid SettingsBody body) {
        var wanted = body.checked();
        Livestream.organized(id, caller);
        ChatSettings settings = ChatSettings.findById(id);
        boolean created = settings == null;
        if (created) {
            settings = ChatSettings.made(id, wanted);
        } else if (!SettingsBody.of(settings).equals(wanted)) {
            preconditions.requireMatch(settings.revision());
            settings.edit(wanted);
        }
        ChatSettings.flush();
        return preconditions.written(SettingsView.of(settings), settings.revision(), created);
    }
}
