package cn.zhijia.counselling.quota;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import cn.zhijia.kit.Caller;
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
}
