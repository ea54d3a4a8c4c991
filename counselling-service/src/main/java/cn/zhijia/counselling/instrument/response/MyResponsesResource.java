package cn.zhijia.counselling.instrument.response;

import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import cn.zhijia.kit.Caller;
import cn.zhijia.kit.data.Changes;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.data.Person;

/** The member's own answers. */
@Path("/v1/me/responses")
@Tag(name = "Instruments")
class MyResponsesResource {

    private final Caller caller;
    private final DatabaseClock clock;
    private final Reader reader;

    MyResponsesResource(Caller caller, DatabaseClock clock, Reader reader) {
        this.caller = caller;
        this.clock = clock;
        this.reader = reader;
    }

    @GET
    @Transactional
    @RolesAllowed("member")
    @Operation(operationId = "listMyResponses", summary = "List my answers to instruments", description = "In the order of their last change, with scores and whom they are shared with; with changedSince only what has changed since then, for an app that keeps a copy.")
    @APIResponse(responseCode = "200", description = "My responses.")
    public ResponseChanges mine(@QueryParam("changedSince") @Size(max = 500) String changedSince,
            @QueryParam("limit") @Min(1) @Max(100) @DefaultValue("20") int limit) {
        var batch = Changes.read(Response.getEntityManager(), "response where member_id = :person",
                Map.of("person", Person.of(caller).id), changedSince, limit, UUID.class::cast);
        var now = clock.now();
        Map<UUID, Response> found = Response.<Response> find(Response.WITH_ALL + "where r.id in ?1", batch.ids()).stream()
                .collect(Collectors.toMap(r -> r.id, r -> r));
        return new ResponseChanges(batch.ids().stream().map(found::get).map(r -> reader.view(r, now)).toList(), batch.cursor(),
                batch.more());
    }
}
