package cn.zhijia.events.social;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import cn.zhijia.kit.Caller;

@Path("/v1/socials/{id}/numbers")
@RolesAllowed("organizer")
@Tag(name = "Socials")
class NumbersResource {

    private static final String COUNT = """
            select cast(count(*) as integer) as participants, cast(count(h.id) as integer) as present
            from taking_participant p left join present_participant h on h.id = p.id where p.social_id = :social
            """;

    private final Caller caller;

    NumbersResource(Caller caller) {
        this.caller = caller;
    }

    @GET
    @Transactional
    @Operation(operationId = "getSocialNumbers", summary = "The social in numbers", description = "For organizers of the union. Nobody is told how many chose, or were chosen.")
    @APIResponse(responseCode = "200", description = "The numbers.")
    public NumbersView get(@PathParam("id") UUID id) {
        var social = Social.get(id).requireOrganizer(caller);
        var row = (Tuple) Social.getEntityManager().createNativeQuery(COUNT, Tuple.class).setParameter("social", id)
                .getSingleResult();
        return new NumbersView(row.get("participants", Integer.class), row.get("present", Integer.class),
                social.pairsTold());
    }
}
