package cn.zhijia.events.games.result;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import cn.zhijia.events.games.Meet;
import cn.zhijia.events.games.discipline.Discipline;
import cn.zhijia.events.games.protest.Protest;
import cn.zhijia.events.games.standing.Because;
import cn.zhijia.events.games.standing.Place;
import cn.zhijia.events.games.standing.Reason;
import cn.zhijia.events.games.standing.Standings;
import cn.zhijia.events.games.standing.TeamPlace;
import cn.zhijia.events.games.team.Team;

/** The standings of a meet and of all its disciplines, as they follow from what is recorded: nothing of it is stored. */
final class Scoreboard {

    /** Those who are tied, in a discipline or (null) in the whole meet. */
    record Tie(UUID discipline, Set<UUID> tied) {
    }

    final Meet meet;
    final Map<UUID, String> teams;
    final List<Discipline> disciplines;
    final Map<UUID, List<Place>> places = new LinkedHashMap<>();
    final List<TeamPlace> overall;
    final Set<UUID> disputed;

    private Scoreboard(Meet meet) {
        this.meet = meet;
        teams = titles(meet);
        disciplines = Discipline.of(meet.id());
        disputed = Protest.disputed(meet.id());
        var recorded = new Recorded(meet, disciplines);
        disciplines.forEach(d -> places.put(d.id(), recorded.places(d)));
        overall = Standings.ofTeams(meet.rules(), List.copyOf(teams.keySet()), places, recorded.lots(null));
    }

    static Scoreboard of(Meet meet) {
        return new Scoreboard(meet);
    }

    /** Of all teams. */
    static Map<UUID, String> titles(Meet meet) {
        return Team.of(meet.id()).stream().collect(Collectors.toMap(Team::id, Team::title, (a, b) -> a, LinkedHashMap::new));
    }

    /** Who shares a rank that a lot would part. */
    List<Tie> unresolved() {
        var ties = new LinkedHashSet<Tie>();
        places.forEach((discipline, inIt) -> inIt.forEach(p -> add(ties, discipline, p.entry(), p.reason())));
        overall.forEach(p -> add(ties, null, p.team(), p.reason()));
        return new ArrayList<>(ties);
    }

    private static void add(Set<Tie> ties, UUID discipline, UUID one, Reason reason) {
        if (reason.code() == Because.UNRESOLVED) {
            var tied = new LinkedHashSet<>(reason.against());
            tied.add(one);
            ties.add(new Tie(discipline, Set.copyOf(tied)));
        }
    }
}
