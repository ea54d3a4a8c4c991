package cn.zhijia.events.games.result;

import java.util.UUID;
import java.util.function.Supplier;

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
import cn.zhijia.kit.Preconditions;

/** 名次 while the meet runs: a live score is this, asked for again and again with If-None-Match. */
@Path("/v1/meets/{id}/standings")
@Tag(name = "Games")
class StandingsResource {

    private final Preconditions preconditions;

    StandingsResource(Preconditions preconditions) {
        this.preconditions = preconditions;
    }

    @GET
    @PermitAll
    @Transactional
    @Operation(operationId = "getMeetStandings", summary = "Follow the score of a meet", description = "Teams and every discipline, computed from what is recorded by now, with a reason for each rank. Ask again with If-None-Match every second or two: 304 until something was recorded. Cache-Control: public, max-age=1.")
    @APIResponse(responseCode = "200", description = "The standings.")
    @APIResponse(responseCode = "304", description = "Nothing was recorded since.")
    public RestResponse<MeetStandings> get(@PathParam("id") UUID id) {
        var meet = Meet.snapshot(id);
        return live(preconditions, meet, () -> MeetStandings.of(Scoreboard.of(meet)));
    }

    /** With the tag of what is shown: both are read from one snapshot. */
    static <T> RestResponse<T> live(Preconditions preconditions, Meet meet, Supplier<T> view) {
        RestResponse<T> answer = preconditions.readUnlessKnown(view, meet.version(), meet.scoreVersion());
        answer.getHeaders().putSingle("Cache-Control", "public, max-age=1");
        return answer;
    }
}
