package cn.zhijia.events.registration;

import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.EntityManager;
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

@Path("/v1/me/registrations")
@Tag(name = "Me")
class MyRegistrationsResource {

    private final Caller caller;
    private final EntityManager database;

    MyRegistrationsResource(Caller caller, EntityManager database) {
        this.caller = caller;
        this.database = database;
    }

    @GET
    @RolesAllowed("member")
    @Transactional
    @Operation(operationId = "listMyRegistrations", summary = "My registrations, or what has changed in them", description = "Cancelled ones too, in the order of their last change, so that a phone can keep in step.")
    @APIResponse(responseCode = "200", description = "What is new.")
    public RegistrationChanges list(@QueryParam("changedSince") @Size(max = 1000) String changedSince,
            @QueryParam("limit") @Min(1) @Max(100) @DefaultValue("20") int limit) {
        var batch = Changes.read(database, "registration where person_id = (select id from person where sub = :sub)",
                Map.of("sub", caller.sub()), changedSince, limit, UUID.class::cast);
        var known = Registration
                .<Registration> list("from Registration r join fetch r.event where r.id in ?1", batch.ids()).stream()
                .collect(Collectors.toMap(r -> r.id, Function.identity()));
        return new RegistrationChanges(batch.ids().stream().map(known::get).map(RegistrationView::of).toList(),
                batch.cursor(), batch.more());
    }
}
