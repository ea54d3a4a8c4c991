package cn.zhijia.counselling.quota;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.kit.Preconditions;

/** What each union pays for, entered by the administrator. */
@Path("/v1/quota-policies/{union}")
@RolesAllowed("admin")
@Tag(name = "Quota")
class PolicyResource {

    private static final String UNION = "[A-Za-z0-9._-]{1,64}";

    private final Preconditions preconditions;

    PolicyResource(Preconditions preconditions) {
        this.preconditions = preconditions;
    }

    @GET
    @Transactional
    @Operation(operationId = "getQuotaPolicy", summary = "Show what a union pays for", description = "The usual policy (6 sessions a year, 6 of their own for members of the family) where nothing else was entered.")
    @APIResponse(responseCode = "200", description = "The policy.")
    @APIResponse(responseCode = "304", description = "As the caller knows it.")
    public RestResponse<PolicyBody> get(@Pattern(regexp = UNION) String union) {
        var known = Policy.of(union);
        return preconditions.read(known.map(Policy::body).orElse(Policy.USUAL), known.map(p -> p.version).orElse(0L));
    }

    @PUT
    @Transactional
    @Operation(operationId = "putQuotaPolicy", summary = "Set what a union pays for", description = "In force at once, for the present and coming years: a balance follows when it is next booked on. What is booked or used already stays.")
    @APIResponse(responseCode = "201", description = "The first one.")
    @APIResponse(responseCode = "200", description = "Changed, or as it was.")
    @APIResponse(responseCode = "412", description = "Changed by somebody else meanwhile.")
    @APIResponse(responseCode = "428", description = "A change without If-Match.")
    public RestResponse<PolicyBody> put(@Pattern(regexp = UNION) String union, @NotNull @Valid PolicyBody body) {
        var policy = Policy.claim(union);
        boolean first = policy.version == 0;
        if (first || !policy.body().equals(body)) {
            if (!first) {
                preconditions.requireMatch(policy.version);
            }
            policy.take(body);
        }
        return preconditions.written(policy.body(), policy.version, first);
    }
}
