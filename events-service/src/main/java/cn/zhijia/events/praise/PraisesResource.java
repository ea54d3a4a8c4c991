package cn.zhijia.events.praise;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.events.Glance;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Pages;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.Person;

@Path("/v1/events/{id}/praises")
@RolesAllowed("member")
@Tag(name = "Praise")
class PraisesResource {

    private final Caller caller;

    PraisesResource(Caller caller) {
        this.caller = caller;
    }

    @GET
    @Transactional
    @Operation(operationId = "listPraises", summary = "The praises of an event", description = "In the order of giving, for those who were there. Whoever was not sees those whose recipient shares them (praise wheel, shared), without the giver; 404 when there are none. Nobody counts or ranks people.")
    @APIResponse(responseCode = "200", description = "A page of praises.")
    public RestResponse<PraisePage> list(@PathParam("id") UUID id, @QueryParam("cursor") @Size(max = 1000) String cursor,
            @QueryParam("limit") @Min(1) @Max(100) @DefaultValue("20") int limit, @Context UriInfo uri) {
        var event = Glance.at(id).event();
        boolean present = Presence.of(caller, event).isPresent();
        var me = Person.known(caller).map(p -> p.id).orElse(new UUID(0, 0));
        var page = new Praises(id, me, present).page(cursor, limit, caller.language());
        if (!present && cursor == null && page.items().isEmpty()) {
            throw Refusal.notFound();
        }
        return Pages.answer(page, page.next(), uri);
    }

    @PUT
    @Path("{praiseId}")
    @Transactional
    @Operation(operationId = "givePraise", summary = "Give somebody a label", description = "Both were there; until 30 days after the end; each label once, and at most three to one person that are not withdrawn. The recipient is told, once for all praises of the event. A repeat changes nothing, even after a withdrawal.")
    @APIResponse(responseCode = "201", description = "It is given.")
    @APIResponse(responseCode = "200", description = "It was given before; state says what has become of it.")
    @APIResponse(responseCode = "403", description = "missing-role, not-present")
    @APIResponse(responseCode = "409", description = "praise-limit, praise-given-before, praise-oneself, recipient-not-present, afterwards-over, id-in-use")
    public RestResponse<PraiseStanding> give(@PathParam("id") UUID id, @PathParam("praiseId") UUID praiseId,
            @NotNull @Valid PraiseBody body) {
        var glance = Glance.at(id);
        var giver = Presence.required(caller, glance.event());
        boolean made = new Gift(glance, praiseId, giver, body.checked()).given();
        Praise praise = Praise.findById(praiseId);
        return RestResponse.status(made ? RestResponse.Status.CREATED : RestResponse.Status.OK,
                praise.standing(giver.person().id));
    }
}
