package cn.zhijia.education.quota;

import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.education.term.Offering;
import cn.zhijia.education.term.Term;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Preconditions;
import cn.zhijia.kit.Refusal;

@Path("/v1/quota-pools/{id}")
@Tag(name = "Terms")
class QuotaPoolResource {

    private final Caller caller;
    private final Preconditions preconditions;

    QuotaPoolResource(Caller caller, Preconditions preconditions) {
        this.caller = caller;
        this.preconditions = preconditions;
    }

    @PUT
    @RolesAllowed({ "admin", "organizer" })
    @Transactional
    @Operation(operationId = "putQuotaPool", summary = "Create a quota pool or change its quota", description = "Admins and organizers of the owning union. The TERM pool comes first; a seat is taken from every pool it lies in. Only the quota can be changed, with If-Match; raising it gives seats to those who wait in the same transaction.")
    @APIResponse(responseCode = "201", description = "Created.")
    @APIResponse(responseCode = "200", description = "Changed, or as it was.")
    @APIResponse(responseCode = "409", description = "quota-below-taken, quota-pool-exists, term-without-seats, term-imported, id-in-use.")
    @APIResponse(responseCode = "412", description = "stale-version.")
    @APIResponse(responseCode = "428", description = "if-match-required.")
    public RestResponse<QuotaPoolView> put(UUID id, @NotNull @Valid QuotaPoolBody body) {
        body.requireSense();
        var seats = TermSeats.lock(body.term());
        var term = Term.known(body.term()).orElseThrow(() -> Refusal.field("/term", "unknown-term"));
        term.requireOrganizer(caller);
        var known = QuotaPool.known(id);
        if (known.isEmpty()) {
            return answer(create(id, body, term, seats.isPresent()), true);
        }
        var pool = known.get();
        if (!pool.sameAs(body)) {
            throw new Refusal("id-in-use");
        }
        if (pool.quota != body.quota()) {
            preconditions.requireMatch(pool.version);
            pool.resize(body.quota());
            seats.orElseThrow().settle();
            QuotaPool.getEntityManager().refresh(pool);
        }
        return answer(pool, false);
    }

    private static QuotaPool create(UUID id, QuotaPoolBody body, Term term, boolean hasTermPool) {
        if (term.imported()) {
            throw new Refusal("term-imported");
        }
        if (!hasTermPool && body.kind() != QuotaPool.Kind.TERM) {
            throw new Refusal("term-without-seats");
        }
        if (body.offering() != null && !Offering.in(body.term(), body.offering())) {
            throw Refusal.field("/offering", "unknown-offering");
        }
        return QuotaPool.create(id, body);
    }

    private RestResponse<QuotaPoolView> answer(QuotaPool pool, boolean created) {
        var view = QuotaPoolView.of(pool);
        return preconditions.written(view, pool.version, view.tag(), created);
    }

    @GET
    @PermitAll
    @Transactional
    @Operation(operationId = "getQuotaPool", summary = "Show a quota pool", description = "Public.")
    @APIResponse(responseCode = "200", description = "The pool.")
    @APIResponse(responseCode = "304", description = "Nothing has changed, the counts included.")
    public RestResponse<QuotaPoolView> get(UUID id) {
        var pool = QuotaPool.known(id).orElseThrow(Refusal::notFound);
        var view = QuotaPoolView.of(pool);
        return preconditions.read(view, pool.version, view.tag());
    }
}
