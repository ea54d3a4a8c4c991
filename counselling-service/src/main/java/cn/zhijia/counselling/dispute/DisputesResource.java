package cn.zhijia.counselling.dispute;

import java.time.Instant;
import java.util.List;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.kit.Cursor;
import cn.zhijia.kit.Pages;
import cn.zhijia.kit.Slice;

@Path("/v1/appointments/disputes")
@Tag(name = "Appointments")
class DisputesResource {

    @GET
    @Transactional
    @RolesAllowed("supervisor")
    @Operation(operationId = "listDisputes", summary = "List no-shows that wait for a decision", description = "The oldest first, without who the members are or what they wrote.")
    @APIResponse(responseCode = "200", description = "A page of open disputes.")
    public RestResponse<DisputePage> list(@QueryParam("cursor") @Size(max = 500) String cursor,
            @QueryParam("limit") @Min(1) @Max(100) @DefaultValue("20") int limit, @Context UriInfo uri) {
        var after = cursor == null ? List.of(Instant.EPOCH.toString(), new UUID(0, 0).toString())
                : Cursor.read(cursor, "disputes", 2);
        var found = Dispute.open(Instant.parse(after.get(0)), UUID.fromString(after.get(1)), limit + 1);
        var slice = Slice.of(found, limit);
        var next = slice.next("disputes", last -> List.of(last.disputedAt, last.id));
        return Pages.answer(new DisputePage(slice.as(d -> DisputeView.of(d, null)), next), next, uri);
    }
}
