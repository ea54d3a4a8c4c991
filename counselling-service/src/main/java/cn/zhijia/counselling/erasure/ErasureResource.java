package cn.zhijia.counselling.erasure;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.Cache;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.counselling.audit.Act;
import cn.zhijia.counselling.audit.Audit;
import cn.zhijia.counselling.vault.Vault;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.data.Person;

/** The member's wish to be forgotten here, and what became of it. */
@Path("/v1/me/erasure/counselling")
@Tag(name = "Me")
@Cache(noStore = true)
class ErasureResource {

    private final Caller caller;
    private final DatabaseClock clock;
    private final Vault vault;
    private final Audit audit;

    ErasureResource(Caller caller, DatabaseClock clock, Vault vault, Audit audit) {
        this.caller = caller;
        this.clock = clock;
        this.vault = vault;
        this.audit = audit;
    }

    @PUT
    @Transactional
    @RolesAllowed("member")
    @Operation(operationId = "requestCounsellingErasure", summary = "Ask to be erased", description = "After 72 hours, in which it can be taken back, everything that was written about the member becomes unreadable for ever, appointments to come are cancelled, and what is left (counts, and the log of who read what) leads to nobody. While a crisis case is open, or records must be kept, it is RESTRICTED instead and executed when that ends. Asking again while one is under way answers that one.")
    @APIResponse(responseCode = "201", description = "Asked for.")
    @APIResponse(responseCode = "200", description = "Asked for before, under this id or another; as it is now.")
    @APIResponse(responseCode = "409", description = "id-in-use.")
    public RestResponse<ErasureView> request(@NotNull @Valid ErasureBody body) {
        Erasure known = Erasure.findById(body.request());
        if (known == null) {
            var me = Person.of(caller).id;
            if (Erasure.insert(body.request(), me, subject(), clock.now())) {
                audit.record(me, Act.ERASURE_REQUESTED, body.request(), null);
                return RestResponse.status(RestResponse.Status.CREATED, ErasureView.of(Erasure.findById(body.request())));
            }
            known = Erasure.<Erasure> findByIdOptional(body.request()).or(() -> Erasure.latest(subject())).orElseThrow();
        }
        if (!known.isOf(subject())) {
            throw new Refusal("id-in-use");
        }
        return RestResponse.ok(ErasureView.of(known));
    }

    @GET
    @Transactional
    @RolesAllowed("member")
    @Operation(operationId = "getCounsellingErasure", summary = "See what became of it", description = "The last time the member asked; also after it was executed.")
    @APIResponse(responseCode = "200", description = "How far it is.")
    @APIResponse(responseCode = "404", description = "Nobody asked.")
    public ErasureView get() {
        return Erasure.latest(subject()).map(ErasureView::of).orElseThrow(Refusal::notFound);
    }

    @DELETE
    @Transactional
    @RolesAllowed("member")
    @Operation(operationId = "takeBackCounsellingErasure", summary = "Take it back", description = "Within 72 hours of asking; names what is taken back, so that a late repeat does not touch another one.")
    @APIResponse(responseCode = "200", description = "TAKEN_BACK.")
    @APIResponse(responseCode = "409", description = "erasure-under-way: the 72 hours are over.")
    public ErasureView takeBack(@NotNull @QueryParam("request") UUID request) {
        var me = Person.of(caller).id; // before what was asked, as everywhere: people are locked first
        var erasure = Erasure.lock(request, subject());
        if (erasure.takeBack(clock.now())) {
            audit.record(me, Act.ERASURE_TAKEN_BACK, request, null);
        }
        return ErasureView.of(erasure);
    }

    /** Not the person's row, which the member does not come back to. */
    private byte[] subject() {
        return vault.hash("erasure subject", caller.sub());
    }
}
