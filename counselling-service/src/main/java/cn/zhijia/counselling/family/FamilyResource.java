package cn.zhijia.counselling.family;

import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.counselling.notice.Fact;
import cn.zhijia.counselling.notice.Notice;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.Changes;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.data.Person;

/** My family, as far as sessions are concerned. */
@Path("/v1/me/family")
@RolesAllowed("member")
@Tag(name = "Quota")
class FamilyResource {

    private final Caller caller;
    private final DatabaseClock clock;

    FamilyResource(Caller caller, DatabaseClock clock) {
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Transactional
    @Operation(operationId = "listMyFamily", summary = "List my family ties", description = "Those I asked for and those I was asked for, ended ones included, in the order of their last change; with changedSince only what has changed since then.")
    @APIResponse(responseCode = "200", description = "My ties.")
    public Ties list(@QueryParam("changedSince") @Size(max = 500) String changedSince,
            @QueryParam("limit") @Min(1) @Max(100) @DefaultValue("20") int limit) {
        var me = Person.of(caller);
        var batch = Changes.read(Tie.getEntityManager(), "family_tie where (worker_id = :person or relative_id = :person)",
                Map.of("person", me.id), changedSince, limit, UUID.class::cast);
        Map<UUID, Tie> found = Tie.<Tie> list(Tie.WITH_BOTH + "where t.id in ?1", batch.ids()).stream()
                .collect(Collectors.toMap(t -> t.id, Function.identity()));
        return new Ties(batch.ids().stream().map(found::get).map(t -> t.view(me)).toList(), batch.cursor(), batch.more());
    }

    @PUT
    @Path("{id}")
    @Transactional
    @Consumes(MediaType.APPLICATION_JSON) // its one text field would let plain text through
    @Operation(operationId = "putFamilyTie", summary = "Name a member of my family", description = "By a worker; in force when the other has confirmed it. The answer is the same whether or not anybody has this number.")
    @APIResponse(responseCode = "201", description = "ASKED.")
    @APIResponse(responseCode = "200", description = "Asked before; as it is now.")
    @APIResponse(responseCode = "409", description = "union-needed: only a worker of a union asks; tied-already, too-many-ties, or id-in-use.")
    public RestResponse<TieView> put(UUID id, @NotNull @Valid TieBody body) {
        var me = Person.of(caller);
        if (me.unionId == null) {
            throw new Refusal("union-needed");
        }
        var relative = Person.numbered(body.memberNo());
        if (relative.id.equals(me.id)) {
            throw Refusal.field("/memberNo", "is-you");
        }
        if (Tie.findById(id) == null && Tie.ask(id, me, relative)) {
            Notice.tell(relative.id, Fact.FAMILY_ASKED, id);
            return RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, Tie.<Tie> findById(id).view(me)).build();
        }
        Tie known = Tie.<Tie> findByIdOptional(id).orElseThrow(() -> new Refusal("tied-already"));
        if (!known.isAskedBy(me, body.memberNo())) {
            throw new Refusal("id-in-use");
        }
        return RestResponse.ok(known.view(me));
    }

    @PUT
    @Path("{id}/confirmation")
    @Transactional
    @Operation(operationId = "confirmFamilyTie", summary = "Confirm that I am of the family", description = "By whom the worker named. A worker of a union has sessions of their own and confirms none.")
    @APIResponse(responseCode = "200", description = "ACTIVE.")
    @APIResponse(responseCode = "409", description = "tied-already: with another worker; own-union; or illegal-transition: it has ended.")
    public TieView confirm(UUID id) {
        var me = Person.of(caller);
        var tie = Tie.lock(id, me);
        if (!tie.relative.id.equals(me.id)) {
            throw new Refusal("forbidden");
        }
        if (me.unionId != null) {
            throw new Refusal("own-union");
        }
        tie.confirm(clock.now());
        Tie.flush();
        return tie.view(me);
    }

    @DELETE
    @Path("{id}")
    @Transactional
    @Operation(operationId = "endFamilyTie", summary = "End a family tie", description = "By either, or by whom it asked for. What is booked stays booked. Ending it again changes nothing.")
    @APIResponse(responseCode = "200", description = "ENDED.")
    public TieView end(UUID id) {
        var me = Person.of(caller);
        var tie = Tie.lock(id, me);
        tie.end(clock.now());
        return tie.view(me);
    }
}
