package cn.zhijia.events.games.result;

import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.events.games.MeetState;

@Schema(name = "MeetStandings", description = "Computed from what was recorded and the meet's rules, and never edited.")
record MeetStandings(
        @Schema(required = true) UUID meet,
        @Schema(required = true, description = "Only OFFICIAL ones are results.") MeetState state,
        @Schema(required = true, maxItems = 1000, description = "All teams, the best first; who has no rank last.") List<TeamPlaceView> teams,
        @Schema(required = true, maxItems = 100) List<DisciplineStandings> disciplines) {

    static MeetStandings of(Scoreboard board) {
        return new MeetStandings(board.meet.id(), board.meet.state(),
                board.overall.stream().map(p -> TeamPlaceView.of(p, board.teams)).toList(),
                board.disciplines.stream().map(d -> DisciplineStandings.of(board, d)).toList());
    }
}
