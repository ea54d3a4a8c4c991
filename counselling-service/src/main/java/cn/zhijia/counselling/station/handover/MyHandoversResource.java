package cn.zhijia.counselling.station.handover;

import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
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
import cn.zhijia.kit.data.Person;

/** What carers offered the member. */
@Path("/v1/me/handovers")
@Tag(name = "Handovers")
class MyHandoversResource {

    private final Caller caller;

    MyHandoversResource(Caller caller) {
        this.caller = caller;
    }

    @GET
    @Transactional
    @RolesAllowed("member")
    @Operation(operationId = "listMyHandovers", summary = "List what carers offered me", description = "In the order of the last change, declined ones included; with changedSince only what has changed since then.")
    @APIResponse(responseCode = "200", description = "My handovers.")
    public HandoverChanges mine(@QueryParam("changedSince") @Size(max = 500) String changedSince,
            @QueryParam("limit") @Min(1) @Max(100) @DefaultValue("20") int limit) {
        var batch = Changes.read(Handover.getEntityManager(), "handover where person_id = :person",
                Map.of("person", Person.of(caller).id), changedSince, limit, UUID.class::cast);
        Map<UUID, Handover> found = Handover.<Handover> list("id in ?1", batch.ids()).stream()
                .collect(Collectors.toMap(h -> h.id, Function.identity()));
        Map<UUID, Person> carers = Person
                .<Person> list("id in ?1", found.values().stream().map(h -> h.carerId).distinct().toList()).stream()
                .collect(Collectors.toMap(p -> p.id, Function.identity()));
        return new HandoverChanges(batch.ids().stream().map(found::get)
                .map(h -> HandoverView.forWorker(h, carers.get(h.carerId).name)).toList(), batch.cursor(), batch.more());
    }
}
