package cn.zhijia.counselling.quota;

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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Cursor;
import cn.zhijia.kit.Pages;
import cn.zhijia.kit.Slice;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.data.Person;

@Path("/v1/me/quota")
@Tag(name = "Quota")
class MyQuotaResource {

    private final Caller caller;
    private final DatabaseClock clock;

    MyQuotaResource(Caller caller, DatabaseClock clock) {
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Transactional
    @RolesAllowed("member")
    @Operation(operationId = "getMyQuota", summary = "How many sessions I have", description = "Of one year; a session belongs to the year of its own day in Asia/Shanghai. With a shared pool, the family's.")
    @APIResponse(responseCode = "200", description = "My quota.")
    public QuotaView mine(
            @QueryParam("year") @Min(2000) @Max(2200) @Parameter(description = "The present year when absent.") Integer year) {
        var me = Person.of(caller);
        int asked = year == null ? Pool.year(clock.now()) : year;
        var pool = Pool.of(me);
        var balance = Balance.glance(pool, asked);
        return new QuotaView(asked, balance.allowance(), balance.reserved(), balance.used(), balance.left(),
                pool.shared() ? FamilyPool.SHARED : FamilyPool.OWN, Charge.firstIsFree(me.id));
    }

    @GET
    @Path("ledger")
    @Transactional
    @RolesAllowed("member")
    @Operation(operationId = "listMyQuotaLedger", summary = "Why my quota is what it is", description = "Line by line, in the order of time, for one year: what was given, reserved, given back and used. Of a pool that the family shares, what others booked is not shown.")
    @APIResponse(responseCode = "200", description = "A page of lines.")
    public RestResponse<LedgerPage> ledger(
            @QueryParam("year") @Min(2000) @Max(2200) @Parameter(description = "The present year when absent.") Integer year,
            @QueryParam("cursor") @Size(max = 500) String cursor,
            @QueryParam("limit") @Min(1) @Max(100) @DefaultValue("20") int limit, @Context UriInfo uri) {
        var me = Person.of(caller);
        int asked = year == null ? Pool.year(clock.now()) : year;
        var filters = "quota of " + me.id + " in " + asked;
        var after = cursor == null ? List.of(Instant.EPOCH.toString(), new UUID(0, 0).toString())
                : Cursor.read(cursor, filters, 2);
        var found = LedgerLine.of(new Balance.Key(Pool.of(me).owner(), asked), me.id, Instant.parse(after.get(0)),
                UUID.fromString(after.get(1)), limit + 1);
        var slice = Slice.of(found, limit);
        var next = slice.next(filters, last -> List.of(last.at(), last.id()));
        return Pages.answer(new LedgerPage(slice.shown(), next), next, uri);
    }
}
