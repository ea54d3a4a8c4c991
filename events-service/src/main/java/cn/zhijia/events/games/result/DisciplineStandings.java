package cn.zhijia.events.games.result;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.events.games.Meet;
import cn.zhijia.events.games.discipline.Discipline;
import cn.zhijia.events.games.protest.Protest;
import cn.zhijia.events.games.standing.Place;

@Schema(name = "DisciplineStandings")
record DisciplineStandings(
        @Schema(required = true) UUID discipline,
        @Schema(required = true, maxLength = 100, examples = "8字长绳") String title,
        @Schema(required = true, description = "Whether a protest is open: until it is decided nothing changes.") boolean frozen,
        @Schema(required = true, maxItems = 1000, description = "The best first; who has no rank last.") List<PlaceView> places) {

    static DisciplineStandings of(Scoreboard board, Discipline d) {
        return of(d, board.disputed, board.places.get(d.id()), board.teams);
    }

    /** Without the rest of the meet: what is recorded elsewhere has no say in it. */
    static DisciplineStandings of(Meet meet, Discipline d) {
        return of(d, Protest.disputed(meet.id()), new Recorded(meet, List.of(d)).places(d), Scoreboard.titles(meet));
    }

    private static DisciplineStandings of(Discipline d, Set<UUID> disputed, List<Place> places, Map<UUID, String> teams) {
        return new DisciplineStandings(d.id(), d.title(), disputed.contains(d.id()),
                places.stream().map(p -> PlaceView.of(p, teams)).toList());
    }
}
