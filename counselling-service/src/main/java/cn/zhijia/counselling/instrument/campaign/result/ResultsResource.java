package cn.zhijia.counselling.instrument.campaign.result;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import cn.zhijia.counselling.instrument.Catalogue;
import cn.zhijia.counselling.instrument.campaign.Campaign;
import cn.zhijia.counselling.instrument.response.Reader;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.DatabaseClock;

@Path("/v1/instruments/{code}/campaigns/{id}/results")
@Tag(name = "Campaigns")
class ResultsResource {

    private final Caller caller;
    private final DatabaseClock clock;
    private final Reader reader;
    private final ObjectMapper json;

    ResultsResource(Caller caller, DatabaseClock clock, Reader reader, ObjectMapper json) {
        this.caller = caller;
        this.clock = clock;
        this.reader = reader;
        this.json = json;
    }

    @GET
    @Transactional
    @RolesAllowed({ "organizer", "admin" })
    @Operation(operationId = "getCampaignResults", summary = "Read what a screening found", description = "For the union that planned it, when it is over. Counted once at the first reading and the same for ever: by department and band, nothing else, and nothing about fewer than ten people.")
    @APIResponse(responseCode = "200", description = "The counts.")
    @APIResponse(responseCode = "409", description = "campaign-not-closed.")
    public ResultsView get(@Pattern(regexp = "[a-z0-9-]{1,32}") String code, UUID id) throws JsonProcessingException {
        var campaign = Campaign.get(code, id, caller);
        if (!campaign.isRunBy(caller)) {
            throw new Refusal("forbidden");
        }
        var now = clock.now();
        if (!campaign.isClosed(now)) {
            throw new Refusal("campaign-not-closed").with("closesAt", campaign.closesAt);
        }
        if (campaign.freeze(now)) {
            var instrument = Catalogue.version(campaign.instrument, campaign.instrumentVersion).orElseThrow().instrument();
            var counted = ResultsView.of(campaign, instrument, reader.counted(id), now);
            new FrozenResult(id, json.writeValueAsString(counted)).persist();
            return counted;
        }
        return json.readValue(FrozenResult.<FrozenResult> findById(id).told, ResultsView.class);
    }
}
