package cn.zhijia.events.games.standing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import cn.zhijia.events.games.rule.MeetRules;
import cn.zhijia.events.games.rule.TeamTie;

/** 团体总分: ranks teams by the sum of their points. Who took no place anywhere has no rank, whatever its points. */
final class Teams {

    private final MeetRules rules;
    private final Collection<List<Place>> disciplines;
    /** Of each discipline: each team's best rank, if it has one. */
    private final List<Map<UUID, Integer>> best;
    private final Map<UUID, List<Integer>> placings = new HashMap<>();

    Teams(MeetRules rules, List<UUID> teams, Map<UUID, List<Place>> byDiscipline) {
        this.rules = rules;
        this.disciplines = byDiscipline.values();
        this.best = disciplines.stream().map(Teams::best).toList();
        new TreeSet<>(teams).forEach(t -> placings.put(t, placings(t)));
    }

    List<TeamPlace> places(List<List<UUID>> lots) {
        var placed = placings.keySet().stream().filter(t -> of(t).anyMatch(p -> p.rank() != null)).toList();
        var groups = Groups.of(placed, this::points, Comparator.<Fraction> reverseOrder());
        var ranked = Ranking.of(groups, t -> Reason.of(Because.POINTS), tiebreaks(), rules.drawn(), lots);
        return Stream.concat(
                ranked.stream().map(r -> new TeamPlace(r.id(), r.rank(), points(r.id()), placings.get(r.id()), r.reason())),
                placings.keySet().stream().filter(t -> !placed.contains(t)).sorted().map(this::without)).toList();
    }

    private TeamPlace without(UUID team) {
        boolean contested = of(team).anyMatch(p -> p.outcome() != null && p.reason().code() != Because.FALLEN);
        return new TeamPlace(team, null, points(team), placings.get(team),
                Reason.of(contested ? Because.NO_PLACE : Because.NOT_CONTESTED));
    }

    private Stream<Place> of(UUID team) {
        return disciplines.stream().flatMap(List::stream).filter(p -> p.team().equals(team));
    }

    private Fraction points(UUID team) {
        return of(team).map(Place::points).reduce(Fraction.ZERO, Fraction::plus);
    }

    private List<Integer> placings(UUID team) {
        var ranks = new ArrayList<Integer>();
        for (List<Place> places : disciplines) {
            int counting = rules.counting(places.size());
            places.stream().filter(p -> p.team().equals(team) && p.rank() != null && p.rank() <= counting)
                    .forEach(p -> ranks.add(p.rank()));
        }
        int last = ranks.stream().mapToInt(Integer::intValue).max().orElse(0);
        return IntStream.rangeClosed(1, last).mapToObj(rank -> (int) ranks.stream().filter(r -> r == rank).count()).toList();
    }

    private List<Tiebreak> tiebreaks() {
        var tiebreaks = new ArrayList<Tiebreak>();
        for (TeamTie tie : rules.teamTies()) {
            switch (tie) {
                case COUNTBACK -> tiebreaks.addAll(countback());
                case FIRSTS_AMONG_TIED -> tiebreaks.add(Tiebreak.more(Because.FIRSTS_AMONG_TIED, this::firsts));
            }
        }
        return tiebreaks;
    }

    private List<Tiebreak> countback() {
        int last = placings.values().stream().mapToInt(List::size).max().orElse(0);
        return IntStream.rangeClosed(1, last)
                .mapToObj(nth -> new Tiebreak(Because.COUNTBACK, nth, false, (team, tied) -> {
                    var mine = placings.get(team);
                    return nth <= mine.size() ? (long) mine.get(nth - 1) : 0L;
                })).toList();
    }

    /** In how many disciplines nobody of the tied was better. */
    private long firsts(UUID team, List<UUID> tied) {
        return best.stream().filter(b -> b.containsKey(team) && tied.stream().filter(b::containsKey)
                .allMatch(t -> b.get(team) <= b.get(t))).count();
    }

    private static Map<UUID, Integer> best(List<Place> places) {
        return places.stream().filter(p -> p.rank() != null)
                .collect(Collectors.toMap(Place::team, Place::rank, Math::min));
    }
}
