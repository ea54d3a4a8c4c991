package cn.zhijia.counselling.note;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.Cache;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.counselling.access.BreakGlass;
import cn.zhijia.counselling.audit.Act;
import cn.zhijia.counselling.audit.Audit;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Cursor;
import cn.zhijia.kit.Pages;
import cn.zhijia.kit.Slice;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.data.Person;

/** Which notes there are of the one member whose data somebody has opened. */
@Path("/v1/audit/break-glass/{id}/notes")
@Tag(name = "Break-glass")
@Cache(noStore = true)
class OpenedNotesResource {

    private final Caller caller;
    private final DatabaseClock clock;
    private final Audit audit;

    OpenedNotesResource(Caller caller, DatabaseClock clock, Audit audit) {
        this.caller = caller;
        this.clock = clock;
        this.audit = audit;
    }

    @GET
    @Transactional
    @RolesAllowed({ "duty-officer", "supervisor" })
    @Operation(operationId = "listOpenedNotes", summary = "List the notes that an access opens", description = "Those of its one member, drafts too, without their text, as long as the access is open: read each by its address. For whoever opened it; it does not exist for anybody else, nor afterwards.")
    @APIResponse(responseCode = "200", description = "A page, the latest first.")
    public RestResponse<NotePage> list(UUID id, @QueryParam("cursor") @Size(max = 500) String cursor,
            @QueryParam("limit") @Min(1) @Max(100) @DefaultValue("20") int limit, @Context UriInfo uri) {
        Person.of(caller);
        var person = BreakGlass.openedPerson(id, caller, clock.now());
        var after = cursor == null ? List.of(Note.LATEST.toString(), new UUID(0, 0).toString()) : Cursor.read(cursor, id, 2);
        var found = Note.ofPerson(person, Instant.parse(after.get(0)), UUID.fromString(after.get(1)), limit + 1);
        var slice = Slice.of(found, limit);
        var next = slice.next(id, last -> List.of(last.writtenAt, last.id));
        audit.record(person, Act.NOTES_LISTED, id, null);
        return Pages.answer(new NotePage(slice.as(NoteView::of), next), next, uri);
    }
}
