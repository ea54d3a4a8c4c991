package cn.zhijia.events.live.count;

import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import io.smallrye.mutiny.Uni;

@Path("/v1/livestreams/{id}/counters")
@Tag(name = "Livestream visits")
class CountersResource {

    private final Counters counters;

    CountersResource(Counters counters) {
        this.counters = counters;
    }

    @GET
    @PermitAll
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "getLivestreamCounters", summary = "Read a livestream's numbers", description = "visits are sessions; uniqueViewers are members and guests' devices; concurrent were heard of in the last 60 seconds; likes are accepted taps. A stream's totals never fall, but for a correction of imported history, and after the end they stand: what comes later is the replay's. An answer is up to a second old, and the next may come from another replica and be a little older: keep of each total the greater, of the rest what has the later asOf. With exact=true the rows are summed, one caller at a time (503 for the others); for as long as that took, the next callers are given the same sums, with their asOf. Open to guests.")
    @APIResponse(responseCode = "200", description = "The numbers. Cache-Control: public, max-age=1; with exact=true no-store.", content = @Content(mediaType = "application/json", schema = @Schema(implementation = CountersView.class)))
    public Uni<RestResponse<CountersView>> get(@PathParam("id") UUID id,
            @QueryParam("exact") @DefaultValue("false") @Parameter(description = "Sum the rows instead of reading the totals that are kept beside them.") Boolean exact) {
        var view = Uni.createFrom().completionStage(() -> exact ? counters.exactly(id) : counters.of(id));
        return view.map(counted -> RestResponse.ResponseBuilder.ok(counted)
                .header("Cache-Control", exact ? "no-store" : "public, max-age=1").build());
    }
}
