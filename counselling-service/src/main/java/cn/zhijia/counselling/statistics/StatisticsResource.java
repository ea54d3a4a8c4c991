package cn.zhijia.counselling.statistics;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Refusal;

/** Two fixed tables; nothing can be asked of them that they do not say. */
@Path("/v1/statistics/counselling")
@Tag(name = "Statistics")
class StatisticsResource {

    private final Caller caller;
    private final ObjectMapper json;

    StatisticsResource(Caller caller, ObjectMapper json) {
        this.caller = caller;
        this.json = json;
    }

    @GET
    @Path("quarters/{quarter}")
    @Transactional
    @RolesAllowed({ "organizer", "admin" })
    @Operation(operationId = "getCounsellingQuarter", summary = "Read how many people were counselled in a quarter", description = "By union and what came of it, and by union and band of each instrument: counted once, a week after the quarter, and the same for ever. An organizer reads the lines of the own unions and of the city, the administrator all of them.")
    @APIResponse(responseCode = "200", description = "The counts.")
    @APIResponse(responseCode = "404", description = "Not counted yet.")
    public QuarterView quarter(
            @Pattern(regexp = "20\\d\\d-Q[1-4]") @Schema(pattern = "^20\\d\\d-Q[1-4]$", maxLength = 7, examples = "2026-Q1") String quarter)
            throws JsonProcessingException {
        var all = read(quarter, QuarterView.class);
        return caller.has("admin") ? all : all.only(List.copyOf(caller.unions()));
    }

    @GET
    @Path("crises/{year}")
    @Transactional
    @RolesAllowed({ "organizer", "supervisor", "admin" })
    @Operation(operationId = "getCounsellingCrises", summary = "Read how many crises there were in a year", description = "For the whole city, counted once, a quarter after the end of the year.")
    @APIResponse(responseCode = "200", description = "The count.")
    @APIResponse(responseCode = "404", description = "Not counted yet.")
    public CrisesView crises(@Min(2020) @Max(2199) int year) throws JsonProcessingException {
        return read(Freezing.subject(year), CrisesView.class);
    }

    private <T> T read(String subject, Class<T> view) throws JsonProcessingException {
        return json.readValue(Snapshot.of(subject).orElseThrow(Refusal::notFound).told, view);
    }
}
