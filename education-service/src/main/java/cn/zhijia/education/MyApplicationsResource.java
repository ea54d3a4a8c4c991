package cn.zhijia.education;

import java.util.Map;
import java.util.UUID;

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

@Path("/v1/me/applications")
@RolesAllowed("member")
@Tag(name = "Applications")
class MyApplicationsResource {

    private final Caller caller;

    MyApplicationsResource(Caller caller) {
        this.caller = caller;
    }

    @GET
    @Transactional
    @Operation(operationId = "listMyApplications", summary = "List my applications, or what has changed in them", description = "Includes what was withdrawn, so that a phone can sync.")
    @APIResponse(responseCode = "200", description = "Applications in the order of their last change.")
    public ApplicationChanges list(@QueryParam("changedSince") @Size(max = 1000) String changedSince,
            @QueryParam("limit") @Min(1) @Max(100) @DefaultValue("20") int limit) {
        // by sub, which somebody has before there is a person's row: the first cursor must outlive the first application
        var changed = Changes.read(Application.getEntityManager(),
                "application where person_id = (select id from person where sub = :sub)", Map.of("sub", caller.sub()),
                changedSince, limit, UUID.class::cast);
        var items = Application.of(changed.ids()).stream().map(ApplicationView::of).toList();
        return new ApplicationChanges(items, changed.cursor(), changed.more());
    }
}
