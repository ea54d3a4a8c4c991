package cn.zhijia.counselling.consent;

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

/** What was agreed to. */
@Path("/v1/me/consents")
@Tag(name = "Consents")
class MyConsentsResource {

    private final Caller caller;

    MyConsentsResource(Caller caller) {
        this.caller = caller;
    }

    @GET
    @Transactional
    @RolesAllowed("member")
    @Operation(operationId = "listMyConsents", summary = "List my consents", description = "In the order of their last change, withdrawn ones included; with changedSince only what has changed since then, for an app that keeps a copy.")
    @APIResponse(responseCode = "200", description = "My consents.")
    public ConsentChanges mine(@QueryParam("changedSince") @Size(max = 500) String changedSince,
            @QueryParam("limit") @Min(1) @Max(100) @DefaultValue("20") int limit) {
        var batch = Changes.read(Consent.getEntityManager(), "consent where person_id = :person",
                Map.of("person", Person.of(caller).id), changedSince, limit, UUID.class::cast);
        Map<UUID, Consent> found = Consent.<Consent> list("id in ?1", batch.ids()).stream()
                .collect(Collectors.toMap(c -> c.id, Function.identity()));
        return new ConsentChanges(batch.ids().stream().map(found::get).map(ConsentView::of).toList(), batch.cursor(),
                batch.more());
    }
}
