package cn.zhijia.events.organizing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

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

import cn.zhijia.events.Access;
import cn.zhijia.events.Event;
import cn.zhijia.events.form.Question;
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
    @Operation(operationId = "exportRegistrations", summary = "Who has registered, for a spreadsheet", description = "All of them, in order of joining, ended ones too unless a state is named; times in the event's zone. UTF-8 with a byte order mark; a cell that a spreadsheet would take for a formula begins with an apostrophe. The last columns are the answers to the questions, each under its text, or under its id when the text names another column too. importRegistrations takes the file as it is. For organizers of the union.")
    @APIResponse(responseCode = "200", description = "会员号,姓名,工会,人数,同行人,状态,报名时间 and the questions; in English memberNo,name,union,partySize,companions,state,joinedAt.", content = @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING, maxLength = 1_000_000_000)))
    public RestResponse<StreamingOutput> export(@PathParam("id") UUID id, @QueryParam("state") RegistrationState state) {
        var event = Access.organized(id, caller);
        var questions = event.questions().stream().map(Question::id).toList();
        StreamingOutput rows = new Export(id, event.zone(), state, header(event), questions)::write;
        return RestResponse.ResponseBuilder.ok(rows)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"registrations.csv\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }

    private List<String> header(Event event) {
        var header = new ArrayList<>(columns(caller.language()));
        var taken = Stream.concat(Stream.of(Words.CHINESE, Words.ENGLISH).flatMap(l -> columns(l).stream()),
                event.questions().stream().map(q -> q.text().strip())).map(name -> name.toLowerCase(Locale.ROOT)).toList();
        for (var question : event.questions()) {
            var text = question.text().strip();
            boolean alone = Collections.frequency(taken, text.toLowerCase(Locale.ROOT)) == 1;
            header.add(alone && text.chars().noneMatch(Character::isISOControl) ? text : question.id());
        }
        return header;
    }

    private static List<String> columns(Locale language) {
        return List.of(Words.text(language, "export.registrations", Map.of()).split(","));
    }
}
