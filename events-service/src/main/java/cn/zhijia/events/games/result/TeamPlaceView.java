package cn.zhijia.events.games.result;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.events.games.standing.TeamPlace;

@Schema(name = "TeamStanding")
record TeamPlaceView(
        @Schema(required = true) UUID team,
        @Schema(required = true, maxLength = 100, examples = "航站区代表队") String teamTitle,
        @Schema(minimum = "1", examples = "1", description = "Shared and skipped (1, 1, 3); absent: none, or none yet.") Integer rank,
        @Schema(required = true) PointsView points,
        @Schema(required = true, maxItems = 1000, description = "How often it was first, second, and so on.") List<Integer> placings,
        @Schema(required = true) ReasonView reason) {

    static TeamPlaceView of(TeamPlace p, Map<UUID, String> titles) {
        return new TeamPlaceView(p.team(), titles.get(p.team()), p.rank(), PointsView.of(p.points()), p.placings(),
                ReasonView.of(p.reason()));
    }
}
