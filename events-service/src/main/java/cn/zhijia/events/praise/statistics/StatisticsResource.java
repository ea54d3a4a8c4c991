package cn.zhijia.events.praise.statistics;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import cn.zhijia.events.Glance;
import cn.zhijia.events.praise.Presence;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Refusal;

@Path("/v1/events/{id}/praises/statistics")
@Tag(name = "Praise")
class StatisticsResource {

    private final Caller caller;

    StatisticsResource(Caller caller) {
        this.caller = caller;
    }

    @GET
    @RolesAllowed({ "member", "organizer" })
    @Transactional
    @Operation(operationId = "getPraiseStatistics", summary = "Which labels were given, how often", description = "For those who were there and the organizers of the union. Praises are counted in complete fives, in the order given: the newest wait until five are together, at the longest until 30 days after the end. Those counted need at least five recipients. Labels are counted, people never.")
    @APIResponse(responseCode = "200", description = "The labels with their counts.")
    @APIResponse(responseCode = "409", description = "too-few-recipients")
    public PraiseStatistics get(@PathParam("id") UUID id) {
        var glance = Glance.at(id);
        if (!glance.event().organizedBy(caller) && Presence.of(caller, glance.event()).isEmpty()) {
            throw Refusal.notFound();
        }
        return new PraiseStatistics(Tally.of(glance.event(), glance.now(), caller.language())
                .orElseThrow(() -> new Refusal("too-few-recipients").with("needed", Tally.FLOOR)));
    }
}
