package cn.zhijia.counselling.audit;

import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** For whoever runs the service: whether the audit is whole, without a word of what it says. */
@Path("/v1/audit/verification")
@Tag(name = "Audit")
class VerificationResource {

    private final EntityManager database;

    VerificationResource(EntityManager database) {
        this.database = database;
    }

    @GET
    @Transactional
    @RolesAllowed("admin")
    @Operation(operationId = "verifyAudit", summary = "Verify the audit", description = "Step by step, at most 5,000 rows each: call again with next until it is absent. Each row's hash is made anew and compared with what is kept, the chain is followed, and its end compared with its head.")
    @APIResponse(responseCode = "200", description = "What this step found.")
    public VerificationView verify(@QueryParam("cursor") @Size(max = 500) String cursor) {
        return new Walk(database, cursor, Walk.ROWS).step();
    }
}
