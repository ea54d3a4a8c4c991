package cn.zhijia.events.games.result;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import cn.zhijia.events.games.Meet;
import cn.zhijia.events.games.contest.Attempt;
import cn.zhijia.events.games.contest.Match;
import cn.zhijia.events.games.discipline.Discipline;
import cn.zhijia.events.games.discipline.Entry;
import cn.zhijia.events.games.protest.Protest;
import cn.zhijia.events.games.standing.Because;
import cn.zhijia.events.games.standing.Place;
import cn.zhijia.events.games.standing.Reason;
import cn.zhijia.events.games.standing.Result;
import cn.zhijia.events.games.standing.Standings;
import cn.zhijia.events.games.standing.TeamPlace;
import cn.zhijia.events.games.standing.Try;
import cn.zhijia.events.games.team.Team;

/** Everything that standings are made of, as the rows have it, and the standings that follow: nothing of it is stored. */
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
    private final Map<UUID, List<Attempt>> attempts;
    private final Map<UUID, List<Match>> matches;
    private final List<Lot> lots;

    private Scoreboard(Meet meet) {
        this.meet = meet;
        teams = Team.of(meet.id()).stream().collect(Collectors.toMap(Team::id, Team::title, (a, b) -> a, LinkedHashMap::new));
        disciplines = Discipline.of(meet.id());
        attempts = Attempt.of(meet.id()).stream().collect(Collectors.groupingBy(Attempt::entryId));
        matches = Match.of(meet.id()).stream().collect(Collectors.groupingBy(Match::disciplineId));
        lots = Lot.of(meet.id());
        disputed = Protest.disputed(meet.id());
        Map<UUID, List<Entry>> entries = Entry.<Entry> list(
                "disciplineId in (select d.id from Discipline d where d.meetId = ?1)", meet.id()).stream()
                .collect(Collectors.groupingBy(Entry::disciplineId));
        disciplines.forEach(d -> places.put(d.id(), placed(d, entries.getOrDefault(d.id(), List.of()))));
        overall = Standings.ofTeams(meet.rules(), List.copyOf(teams.keySet()), places, lots(null));
    }

    static Scoreboard of(Meet meet) {
        return new Scoreboard(meet);
    }

    private List<Place> placed(Discipline discipline, List<Entry> entries) {
        var results = entries.stream().map(e -> new Result(e.id(), e.teamId(), e.outcome(), tries(e.id()))).toList();
        var rules = discipline.rules();
        if (!rules.kind().ofMatches()) {
            return Standings.ofAttempts(meet.rules(), rules, results, lots(discipline.id()));
        }
        var meetings = matches.getOrDefault(discipline.id(), List.of()).stream().map(Match::meeting).toList();
        return Standings.ofMatches(meet.rules(), rules, results, meetings, lots(discipline.id()));
    }

    private List<Try> tries(UUID entry) {
        return attempts.getOrDefault(entry, List.of()).stream().map(Attempt::tried).toList();
    }

    private List<List<UUID>> lots(UUID discipline) {
        return lots.stream().filter(lot -> Objects.equals(lot.disciplineId, discipline))
                .map(lot -> Arrays.asList(lot.drawn)).toList();
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
