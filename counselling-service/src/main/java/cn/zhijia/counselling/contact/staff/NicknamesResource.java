package cn.zhijia.counselling.contact.staff;

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

import cn.zhijia.counselling.contact.Reader;
import cn.zhijia.counselling.station.Stations;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Cursor;
import cn.zhijia.kit.Pages;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.Person;

/** What the people of a station want to be called there. */
@Path("/v1/stations/{id}/nicknames")
@Tag(name = "Stations")
@Cache(noStore = true)
class NicknamesResource {

    private final Caller caller;
    private final Reader reader;

    NicknamesResource(Caller caller, Reader reader) {
        this.caller = caller;
        this.reader = reader;
    }

    @GET
    @Transactional
    @RolesAllowed("carer")
    @Operation(operationId = "listNicknames", summary = "List the nicknames of a station's people", description = "For its active carers: what those who call it their own station want to be called there, and nothing else about them. Each of them sees that it was read.")
    @APIResponse(responseCode = "200", description = "A page, in no order that says anything.")
    public RestResponse<NicknamePage> list(UUID id, @QueryParam("cursor") @Size(max = 500) String cursor,
            @QueryParam("limit") @Min(1) @Max(100) @DefaultValue("20") int limit, @Context UriInfo uri) {
        if (!Stations.hasCarer(id, Person.of(caller).id)) {
            throw Refusal.notFound();
        }
        var after = cursor == null ? new UUID(0, 0) : UUID.fromString(Cursor.read(cursor, id, 1).get(0));
        var slice = reader.ofStation(id, after, limit);
        var next = slice.next(id, last -> List.of(last.person()));
        return Pages.answer(new NicknamePage(slice.as(c -> new NicknamePage.Nickname(c.nickname())), next), next, uri);
    }
}
