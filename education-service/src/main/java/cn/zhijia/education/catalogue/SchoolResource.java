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
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Cursor;
import cn.zhijia.kit.Pages;
import cn.zhijia.kit.Preconditions;
import cn.zhijia.kit.Slice;

@Path("/v1/schools")
@Tag(name = "Schools", description = "合作院校 and their programmes")
class SchoolResource {

    private final Caller caller;
    private final Preconditions preconditions;

    SchoolResource(Caller caller, Preconditions preconditions) {
        this.caller = caller;
        this.preconditions = preconditions;
    }

    @PUT
    @Path("{id}")
    @RolesAllowed({ "admin", "registrar" })
    @Transactional
    @Operation(operationId = "putSchool", summary = "Create or edit a school", description = "Admins, and registrars of the school with this key. An edit needs If-Match; a repeat of what is stored does not.")
    @APIResponse(responseCode = "201", description = "Created.")
    @APIResponse(responseCode = "200", description = "Edited, or as it was.")
    @APIResponse(responseCode = "409", description = "key-taken.")
    @APIResponse(responseCode = "412", description = "stale-version.")
    @APIResponse(responseCode = "428", description = "if-match-required.")
    public RestResponse<SchoolView> put(UUID id, @NotNull @Valid SchoolBody body) {
        School.requireEditor(caller, body.key());
        var known = School.lock(id);
        if (known.isEmpty()) {
            var school = School.create(id, body);
            return preconditions.written(SchoolView.of(school), school.version, true);
        }
        var school = known.get();
        school.requireEditor(caller);
        if (!school.says(body)) {
            preconditions.requireMatch(school.version);
            school.write(body);
            School.flush();
        }
        return preconditions.written(SchoolView.of(school), school.version, false);
    }

    @GET
    @Path("{id}")
    @PermitAll
    @Transactional
    @Operation(operationId = "getSchool", summary = "Show a school", description = "Public.")
    @APIResponse(responseCode = "200", description = "The school.")
    @APIResponse(responseCode = "304", description = "You have this version.")
    public RestResponse<SchoolView> get(UUID id) {
        var school = School.get(id);
        return preconditions.read(SchoolView.of(school), school.version);
    }

    @GET
    @PermitAll
    @Transactional
    @Operation(operationId = "listSchools", summary = "List the schools", description = "Public; by key.")
    @APIResponse(responseCode = "200", description = "A page of schools.")
    public RestResponse<SchoolPage> list(@QueryParam("cursor") @Size(max = 1000) String cursor,
            @QueryParam("limit") @Min(1) @Max(100) @DefaultValue("20") int limit, UriInfo uri) {
        var found = School.after(cursor == null ? "" : Cursor.read(cursor, "schools", 1).get(0), limit + 1);
        var slice = Slice.of(found, limit);
        var next = slice.next("schools", last -> List.of(last.key));
        return Pages.answer(new SchoolPage(slice.as(SchoolView::of), next), next, uri);
    }
}
