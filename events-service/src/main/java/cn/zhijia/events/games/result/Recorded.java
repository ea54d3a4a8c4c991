package cn.zhijia.events.games.result;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

import cn.zhijia.events.games.Meet;
import cn.zhijia.events.games.contest.Attempt;
import cn.zhijia.events.games.contest.Match;
import cn.zhijia.events.games.discipline.Discipline;
import cn.zhijia.events.games.discipline.Entry;
import cn.zhijia.events.games.standing.Place;
import cn.zhijia.events.games.standing.Result;
import cn.zhijia.events.games.standing.Standings;
import cn.zhijia.events.games.standing.Try;

/** What is recorded in some or all disciplines of a meet, as the rows have it, and the places that follow. */
final class Recorded {

    private final Meet meet;
    private final Map<UUID, List<Entry>> entries;
    private final Map<UUID, List<Attempt>> attempts;
    private final Map<UUID, List<Match>> matches;
    private final List<Lot> lots;

    Recorded(Meet meet, List<Discipline> disciplines) {
        var ids = disciplines.stream().map(Discipline::id).toList();
        this.meet = meet;
        entries = Entry.<Entry> list("disciplineId in ?1", ids).stream().collect(Collectors.groupingBy(Entry::disciplineId));
        attempts = Attempt.of(ids).stream().collect(Collectors.groupingBy(Attempt::entryId));
        matches = Match.of(ids).stream().collect(Collectors.groupingBy(Match::disciplineId));
        lots = Lot.of(meet.id());
    }

    List<Place> places(Discipline discipline) {
        var results = entries.getOrDefault(discipline.id(), List.of()).stream()
                .map(e -> new Result(e.id(), e.teamId(), e.outcome(), tries(e.id()))).toList();
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

    /** @param discipline null for the lots over teams of the whole meet */
    List<List<UUID>> lots(UUID discipline) {
        return lots.stream().filter(lot -> Objects.equals(lot.disciplineId, discipline))
                .map(lot -> Arrays.asList(lot.drawn)).toList();
    }
}
