package cn.zhijia.events.games.discipline;

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
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.events.games.Meet;
import cn.zhijia.events.games.MeetState;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Cursor;
import cn.zhijia.kit.Pages;
import cn.zhijia.kit.Preconditions;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.Slice;

@Path("/v1/meets/{id}/disciplines")
@Tag(name = "Games")
class DisciplinesResource {

    private final Caller caller;
    private final Preconditions preconditions;

    DisciplinesResource(Caller caller, Preconditions preconditions) {
        this.caller = caller;
        this.preconditions = preconditions;
    }

    @GET
    @PermitAll
    @Transactional
    @Operation(operationId = "listMeetDisciplines", summary = "The disciplines of a meet", description = "In the order of the programme. Open to guests.")
    @APIResponse(responseCode = "200", description = "A page of disciplines.")
    public RestResponse<DisciplinePage> list(@PathParam("id") UUID id, @QueryParam("cursor") @Size(max = 1000) String cursor,
            @QueryParam("limit") @Min(1) @Max(100) @DefaultValue("20") int limit, @Context UriInfo uri) {
        Meet.get(id);
        var filter = "disciplines " + id;
        var from = cursor == null ? List.of("0", new UUID(0, 0).toString()) : Cursor.read(cursor, filter, 2);
        List<Discipline> found = Discipline.<Discipline> find(
                "meetId = ?1 and (place > ?2 or place = ?2 and id > ?3) order by place, id", id,
                Integer.valueOf(from.get(0)), UUID.fromString(from.get(1))).page(0, limit + 1).list();
        var slice = Slice.of(found, limit);
        var next = slice.next(filter, last -> List.of(last.place, last.id));
        return Pages.answer(new DisciplinePage(slice.as(DisciplineView::of), next), next, uri);
    }

    @GET
    @Path("{disciplineId}")
    @PermitAll
    @Transactional
    @Operation(operationId = "getMeetDiscipline", summary = "Read a discipline", description = "With its rules. Open to guests.")
    @APIResponse(responseCode = "200", description = "The discipline, with its ETag.")
    @APIResponse(responseCode = "304", description = "Nothing has changed.")
    public RestResponse<DisciplineView> get(@PathParam("id") UUID id, @PathParam("disciplineId") UUID disciplineId) {
        var discipline = Discipline.of(id, disciplineId);
        return preconditions.read(DisciplineView.of(discipline), discipline.version);
    }

    @PUT
    @Path("{disciplineId}")
    @RolesAllowed("organizer")
    @Transactional
    @Operation(operationId = "putMeetDiscipline", summary = "Write or change a discipline", description = "By organizers of the meet, while it is open for entries. The first call makes it under an id of your choice. A change needs If-Match. The title may be put right until the results are OFFICIAL.")
    @APIResponse(responseCode = "201", description = "The discipline was made.")
    @APIResponse(responseCode = "200", description = "Changed, or just as it was.")
    @APIResponse(responseCode = "409", description = "meet-state, title-taken, too-many-disciplines, id-in-use, struck-out")
    @APIResponse(responseCode = "412", description = "Somebody else changed it.")
    @APIResponse(responseCode = "428", description = "If-Match is missing.")
    public RestResponse<DisciplineView> put(@PathParam("id") UUID id, @PathParam("disciplineId") UUID disciplineId,
            @NotNull @Valid DisciplineBody body) {
        var wanted = body.checked();
        var meet = Meet.locked(id, caller);
        Discipline discipline = Discipline.findById(disciplineId);
        boolean created = discipline == null;
        if (created) {
            meet.require(MeetState.ENTRIES);
            discipline = Discipline.made(disciplineId, id, wanted);
            meet.scored();
        } else if (!discipline.meetId.equals(id)) {
            throw new Refusal("id-in-use");
        } else if (!DisciplineBody.of(discipline).equals(wanted)) {
            meet.requireOpen(wanted.keepsRules(discipline));
            preconditions.requireMatch(discipline.version);
            discipline.edit(wanted);
            meet.scored();
        }
        return preconditions.written(DisciplineView.of(discipline), discipline.version, created);
    }

    @DELETE
    @Path("{disciplineId}")
    @RolesAllowed("organizer")
    @Transactional
    @Operation(operationId = "deleteMeetDiscipline", summary = "Strike a discipline out", description = "While the meet is open for entries and no team is entered in it. Striking it out twice is no error.")
    @APIResponse(responseCode = "204", description = "It is not there any more, and its id is used up.")
    @APIResponse(responseCode = "409", description = "meet-state, still-entered")
    public RestResponse<Void> delete(@PathParam("id") UUID id, @PathParam("disciplineId") UUID disciplineId) {
        var meet = Meet.locked(id, caller);
        Discipline.known(id, disciplineId).ifPresent(discipline -> {
            meet.require(MeetState.ENTRIES);
            discipline.remove();
            meet.scored();
        });
        return RestResponse.noContent();
    }
}
