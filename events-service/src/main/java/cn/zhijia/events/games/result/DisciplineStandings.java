package cn.zhijia.events.games.result;

import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.events.games.discipline.Discipline;

@Schema(name = "DisciplineStandings")
record DisciplineStandings(
        @Schema(required = true) UUID discipline,
        @Schema(required = true, maxLength = 100, examples = "8字长绳") String title,
        @Schema(required = true, description = "Whether a protest is open: until it is decided nothing changes.") boolean frozen,
        @Schema(required = true, maxItems = 1000, description = "The best first; who has no rank last.") List<PlaceView> places) {

    static DisciplineStandings of(Scoreboard board, Discipline d) {
        return new DisciplineStandings(d.id(), d.title(), board.disputed.contains(d.id()),
                board.places.get(d.id()).stream().map(p -> PlaceView.of(p, board.teams)).toList());
    }
}
