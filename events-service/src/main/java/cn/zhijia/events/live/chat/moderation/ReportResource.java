package cn.zhijia.events.live.chat.moderation;

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

import cn.zhijia.events.live.Livestream;
import cn.zhijia.events.live.chat.ChatMessage;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.data.Person;

@Path("/v1/livestreams/{id}/messages/{messageId}/report")
@RolesAllowed("member")
@Tag(name = "Livestream chat")
class ReportResource {

    private final Caller caller;

    ReportResource(Caller caller) {
        this.caller = caller;
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON) // its one text field would let plain text through
    @Transactional
    @Operation(operationId = "reportChatMessage", summary = "Report a message to the organizers", description = "By any member, while the message can be read. Each member counts once, with the first reason.")
    @APIResponse(responseCode = "201", description = "It is reported.")
    @APIResponse(responseCode = "200", description = "This member had reported it before.")
    public RestResponse<ReportView> report(@PathParam("id") UUID id, @PathParam("messageId") UUID messageId,
            @NotNull @Valid ReportBody body) {
        Livestream.known(id);
        var person = Person.of(caller);
        var message = ChatMessage.shared(id, messageId);
        var reports = new Reports(id, messageId);
        boolean made = message.published() && reports.add(person.id, body.reason());
        return RestResponse.status(made ? RestResponse.Status.CREATED : RestResponse.Status.OK, reports.by(person.id));
    }
}
