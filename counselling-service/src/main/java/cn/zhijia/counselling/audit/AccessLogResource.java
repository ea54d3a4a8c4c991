package cn.zhijia.counselling.audit;

import java.util.List;

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

import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Cursor;
import cn.zhijia.kit.Pages;
import cn.zhijia.kit.Slice;
import cn.zhijia.kit.data.Person;

/** 谁看过我的数据: the member's own stream of the audit. */
@Path("/v1/me/access-log")
@Tag(name = "Me")
@Cache(noStore = true)
class AccessLogResource {

    private final Caller caller;
    private final Accesses accesses;

    AccessLogResource(Caller caller, Accesses accesses) {
        this.caller = caller;
        this.accesses = accesses;
    }

    @GET
    @Transactional
    @RolesAllowed("member")
    @Operation(operationId = "listAccessLog", summary = "Who read my data", description = "Who wrote or read notes about me, opened them in an emergency, or looked at my answers or my telephone number, and what I decided about my data: with the reason where one is asked for.")
    @APIResponse(responseCode = "200", description = "A page, the latest first.")
    public RestResponse<AccessLog> list(@QueryParam("cursor") @Size(max = 500) String cursor,
            @QueryParam("limit") @Min(1) @Max(100) @DefaultValue("20") int limit, @Context UriInfo uri) {
        var me = Person.of(caller).id;
        long before = cursor == null ? Long.MAX_VALUE : Long.parseLong(Cursor.read(cursor, me, 1).get(0));
        var slice = Slice.of(accesses.before(me, before, limit + 1), limit);
        var next = slice.next(me, last -> List.of(last.seq()));
        return Pages.answer(new AccessLog(slice.shown(), next), next, uri);
    }
}
