package cn.zhijia.events.games.result;

import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.events.games.Meet;
import cn.zhijia.events.games.discipline.Discipline;
import cn.zhijia.kit.Preconditions;

@Path("/v1/meets/{id}/disciplines/{disciplineId}/standings")
@Tag(name = "Games")
class DisciplineStandingsResource {

    private final Preconditions preconditions;

    DisciplineStandingsResource(Preconditions preconditions) {
        this.preconditions = preconditions;
    }

    @GET
    @PermitAll
    @Transactional
    @Operation(operationId = "getDisciplineStandings", summary = "Follow the score of a discipline", description = "One discipline of the meet's standings; the tag moves with the whole meet. Cache-Control: public, max-age=1.")
    @APIResponse(responseCode = "200", description = "The standings.")
    @APIResponse(responseCode = "304", description = "Nothing was recorded since.")
    public RestResponse<DisciplineStandings> get(@PathParam("id") UUID id, @PathParam("disciplineId") UUID disciplineId) {
        var meet = Meet.snapshot(id);
        var discipline = Discipline.of(id, disciplineId);
        return StandingsResource.live(preconditions, meet,
                () -> DisciplineStandings.of(meet, discipline));
    }
}
