package cn.zhijia.education.catalogue;

import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Cursor;
import cn.zhijia.kit.Pages;
import cn.zhijia.kit.Preconditions;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.Slice;

@Path("/v1/programmes")
@Tag(name = "Schools")
class ProgrammeResource {

    private final Caller caller;
    private final Preconditions preconditions;

    ProgrammeResource(Caller caller, Preconditions preconditions) {
        this.caller = caller;
        this.preconditions = preconditions;
    }

    @PUT
    @Path("{id}")
    @RolesAllowed({ "admin", "registrar" })
    @Transactional
    @Operation(operationId = "putProgramme", summary = "Create or edit a programme", description = "Admins, and registrars of its school. Offerings keep the name and level they were made with. An edit needs If-Match; a repeat of what is stored does not.")
    @APIResponse(responseCode = "201", description = "Created.")
    @APIResponse(responseCode = "200", description = "Edited, or as it was.")
    @APIResponse(responseCode = "409", description = "code-taken.")
    @APIResponse(responseCode = "412", description = "stale-version.")
    @APIResponse(responseCode = "428", description = "if-match-required.")
    public RestResponse<ProgrammeView> put(UUID id, @NotNull @Valid ProgrammeBody body) {
        School.<School> findByIdOptional(body.school()).orElseThrow(() -> Refusal.field("/school", "unknown-school"))
                .requireEditor(caller);
        var known = Programme.lock(id);
        if (known.isEmpty()) {
            var programme = Programme.create(id, body);
            return preconditions.written(ProgrammeView.of(programme), programme.version, true);
        }
        var programme = known.get();
        School.get(programme.schoolId).requireEditor(caller);
        if (!programme.says(body)) {
            preconditions.requireMatch(programme.version);
            programme.write(body);
            Programme.flush();
        }
        return preconditions.written(ProgrammeView.of(programme), programme.version, false);
    }

    @GET
    @Path("{id}")
    @PermitAll
    @Transactional
    @Operation(operationId = "getProgramme", summary = "Show a programme", description = "Public.")
    @APIResponse(responseCode = "200", description = "The programme.")
    @APIResponse(responseCode = "304", description = "You have this version.")
    public RestResponse<ProgrammeView> get(UUID id) {
        var programme = Programme.get(id);
        return preconditions.read(ProgrammeView.of(programme), programme.version);
    }

    @GET
    @PermitAll
    @Transactional
    @Operation(operationId = "listProgrammes", summary = "List programmes", description = "Public; by code.")
    @APIResponse(responseCode = "200", description = "A page of programmes.")
    public RestResponse<ProgrammePage> list(@QueryParam("school") UUID school,
            @Parameter(description = "Of this level only.", schema = @Schema(implementation = Level.class)) @QueryParam("level") @Pattern(regexp = Level.NAMES) String level,
            @QueryParam("cursor") @Size(max = 1000) String cursor,
            @QueryParam("limit") @Min(1) @Max(100) @DefaultValue("20") int limit, UriInfo uri) {
        String filters = "programmes " + school + level;
        var place = cursor == null ? List.of("", "00000000-0000-0000-0000-000000000000") : Cursor.read(cursor, filters, 2);
        var found = Programme.after(school, Level.named(level), place.get(0), UUID.fromString(place.get(1)), limit + 1);
        var slice = Slice.of(found, limit);
        var next = slice.next(filters, last -> List.of(last.code, last.id));
        return Pages.answer(new ProgrammePage(slice.as(ProgrammeView::of), next), next, uri);
    }
}
