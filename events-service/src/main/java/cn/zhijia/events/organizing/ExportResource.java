package cn.zhijia.events.organizing;

import java.util.Map;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.StreamingOutput;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.events.Event;
import cn.zhijia.events.registration.RegistrationState;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Words;

@Path("/v1/events/{id}/registrations.csv")
@RolesAllowed("organizer")
@Tag(name = "Organizing")
class ExportResource {

    private final Caller caller;

    ExportResource(Caller caller) {
        this.caller = caller;
    }

    @GET
    @Produces("text/csv;charset=UTF-8")
    @Transactional
    @Operation(operationId = "exportRegistrations", summary = "Who has registered, for a spreadsheet", description = "All of them, in order of joining, ended ones too unless a state is named; times in the event's zone. UTF-8 with a byte order mark; a cell that a spreadsheet would take for a formula begins with an apostrophe. For organizers of the union.")
    @APIResponse(responseCode = "200", description = "会员号,姓名,工会,状态,报名时间", content = @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING, maxLength = 1_000_000_000)))
    public RestResponse<StreamingOutput> export(@PathParam("id") UUID id, @QueryParam("state") RegistrationState state) {
        var event = Event.organized(id, caller);
        var header = Words.text(caller.language(), "export.registrations", Map.of());
        StreamingOutput rows = new Export(id, event.zone(), state, header)::write;
        return RestResponse.ResponseBuilder.ok(rows)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"registrations.csv\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }
}
