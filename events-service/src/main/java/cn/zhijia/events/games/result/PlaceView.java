package cn.zhijia.events.games.result;

import java.util.Map;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.events.games.rule.Outcome;
import cn.zhijia.events.games.standing.Place;

@Schema(name = "EntryStanding")
record PlaceView(
        @Schema(required = true) UUID entry,
        @Schema(required = true) UUID team,
        @Schema(required = true, maxLength = 100, examples = "航站区代表队") String teamTitle,
        @Schema(minimum = "1", examples = "1", description = "Shared and skipped (1, 1, 3); absent: none, or none yet.") Integer rank,
        @Schema(description = "Absent while there is nothing.") Outcome outcome,
        @Schema(examples = "181", description = "What counts: a count, milliseconds (penalties included) or matches won.") Long value,
        @Schema(required = true) PointsView points,
        @Schema(required = true) ReasonView reason) {

    static PlaceView of(Place p, Map<UUID, String> titles) {
        return new PlaceView(p.entry(), p.team(), titles.get(p.team()), p.rank(), p.outcome(), p.value(),
                PointsView.of(p.points()), ReasonView.of(p.reason()));
    }
}
