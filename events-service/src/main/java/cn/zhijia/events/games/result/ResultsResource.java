package cn.zhijia.events.games.result;

import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.events.games.Meet;
import cn.zhijia.kit.Preconditions;
import cn.zhijia.kit.Refusal;

@Path("/v1/meets/{id}/results")
@Tag(name = "Games")
class ResultsResource {

    private final Preconditions preconditions;

    ResultsResource(Preconditions preconditions) {
        this.preconditions = preconditions;
    }

    @GET
    @PermitAll
    @Transactional
    @Operation(operationId = "getOfficialResults", summary = "Read the official results", description = "As they were published; the latest edition, or the one asked for. 404 until the meet is OFFICIAL.")
    @APIResponse(responseCode = "200", description = "The results.")
    @APIResponse(responseCode = "304", description = "No other edition has come.")
    public RestResponse<ResultsView> get(@PathParam("id") UUID id,
            @QueryParam("edition") @Min(1) @Parameter(description = "The latest when absent.") Integer edition) {
        var meet = Meet.snapshot(id);
        var result = OfficialResult.of(id, edition).orElseThrow(Refusal::notFound);
        return preconditions.read(ResultsView.of(result, meet.edition()), result.edition, meet.edition());
    }
}
