package cn.zhijia.events.praise.moderation;

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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.events.Access;
import cn.zhijia.events.praise.Praise;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Pages;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.Person;

@Path("/v1/events/{id}/praises")
@RolesAllowed("organizer")
@Tag(name = "Praise")
class ModerationResource {

    private final Caller caller;

    ModerationResource(Caller caller) {
        this.caller = caller;
    }

    @GET
    @Path("reports")
    @Transactional
    @Operation(operationId = "listReportedPraises", summary = "Praises that were reported", description = "Those that wait for a decision, or those decided, for organizers of the union; also when they were withdrawn since, then without the note. Of the other praises they see nothing.")
    @APIResponse(responseCode = "200", description = "A page of reported praises.")
    public RestResponse<ReportedPraisePage> list(@PathParam("id") UUID id,
            @QueryParam("decided") @Parameter(description = "Those decided instead of those that wait; false when absent.") Boolean decided,
            @QueryParam("cursor") @Size(max = 1000) String cursor,
            @QueryParam("limit") @Min(1) @Max(100) @DefaultValue("20") int limit, @Context UriInfo uri) {
        Access.organized(id, caller);
        var page = new ReportedPraises(id, null, Boolean.TRUE.equals(decided)).page(cursor, limit, caller.language());
        return Pages.answer(page, page.next(), uri);
    }

    @PUT
    @Path("{praiseId}/decision")
    @Transactional
    @Operation(operationId = "decideReportedPraise", summary = "Take a reported praise down, or keep it", description = "By organizers of the union, not by its giver. Taken down is for good; a decision stands when more people report.")
    @APIResponse(responseCode = "200", description = "It is decided.")
    @APIResponse(responseCode = "403", description = "missing-role, other-union, own-praise")
    @APIResponse(responseCode = "409", description = "illegal-transition")
    public ReportedPraiseView decide(@PathParam("id") UUID id, @PathParam("praiseId") UUID praiseId,
            @NotNull @Valid DecisionBody body) {
        Access.organized(id, caller);
        var praise = Praise.locked(id, praiseId);
        if (!praise.reported()) {
            throw Refusal.notFound();
        }
        if (praise.from(Person.of(caller).id)) {
            throw new Refusal("own-praise");
        }
        praise.decide(body.decision());
        Praise.flush();
        return new ReportedPraises(id, praiseId, null).page(null, 1, caller.language()).items().get(0);
    }
}
