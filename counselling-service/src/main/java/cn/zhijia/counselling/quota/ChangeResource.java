package cn.zhijia.counselling.quota;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.counselling.audit.Act;
import cn.zhijia.counselling.audit.Audit;
import cn.zhijia.counselling.vault.Vault;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.data.Person;

/** Sessions that the administrator gives one member, or puts right. */
@Path("/v1/quota-changes/{id}")
@Tag(name = "Quota")
class ChangeResource {

    private final Caller caller;
    private final DatabaseClock clock;
    private final Vault vault;
    private final Audit audit;

    ChangeResource(Caller caller, DatabaseClock clock, Vault vault, Audit audit) {
        this.caller = caller;
        this.clock = clock;
        this.vault = vault;
        this.audit = audit;
    }

    @PUT
    @Transactional
    @RolesAllowed("admin")
    @Operation(operationId = "putQuotaChange", summary = "Give a member sessions", description = "GRANT or ADJUST, with a reason that the member reads in the access log. The id is chosen by the client, so the call can be repeated. A member of the family with a shared pool is given nothing: the worker is.")
    @APIResponse(responseCode = "201", description = "Given.")
    @APIResponse(responseCode = "200", description = "Given before.")
    @APIResponse(responseCode = "409", description = "quota-in-use: more is booked or used than would be left; or id-in-use.")
    @APIResponse(responseCode = "410", description = "erased.")
    public RestResponse<ChangeView> put(UUID id, @NotNull @Valid ChangeBody body) {
        body.check();
        var me = Person.of(caller);
        Change known = Change.findById(id);
        if (known != null) {
            if (!known.body(vault).equals(body)) {
                throw new Refusal("id-in-use");
            }
            return RestResponse.ok(ChangeView.of(known));
        }
        var change = new Change(id, Person.numbered(body.memberNo()), body, me, clock.now(), vault);
        change.persistAndFlush();
        var pool = Pool.of(change.person);
        Balance.open(pool, body.year());
        if (!Balance.write(new Balance.Key(pool.owner(), body.year()),
                new Balance.Line(Balance.Kind.valueOf(body.kind().name()), body.sessions(), 0, 0, null, id))) {
            throw new Refusal("quota-in-use");
        }
        audit.record(change.person.id, Act.QUOTA_CHANGED, id, body.reason());
        return RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, ChangeView.of(change)).build();
    }
}
