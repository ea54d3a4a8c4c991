package cn.zhijia.events.games.standing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import cn.zhijia.events.games.rule.Combine;
import cn.zhijia.events.games.rule.DisciplineRules;
import cn.zhijia.events.games.rule.MeetRules;
import cn.zhijia.events.games.rule.Outcome;
import cn.zhijia.events.games.rule.TeamTie;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

@Domain(Drawn.class)
@Domain(DomainContext.Global.class)
class TeamsPropertiesTest {

    private static final DisciplineRules RULES = Arena.counting(1, Combine.BEST);

    @Property
    void ranks_are_shared_and_skipped_and_points_are_the_sum_of_all_disciplines(@ForAll MeetRules meet,
            @ForAll @IntRange(min = 1, max = 9) int teams, @ForAll @IntRange(max = 4) int disciplines, @ForAll Random random) {
        var places = places(meet, meetOf(teams, disciplines, random));
        var standings = Standings.ofTeams(meet, ids(teams), places, List.of());
        Shape.sharedAndSkipped(standings.stream().map(TeamPlace::rank).toList());
        assertEquals(places.values().stream().flatMap(List::stream).map(Place::points).reduce(Fraction.ZERO, Fraction::plus),
                standings.stream().map(TeamPlace::points).reduce(Fraction.ZERO, Fraction::plus));
        for (TeamPlace place : standings) {
            long together = standings.stream().filter(p -> place.rank() != null && place.rank().equals(p.rank())).count();
            var tied = place.reason().code() == Because.SHARED || place.reason().code() == Because.UNRESOLVED;
            assertEquals(together > 1, tied);
            assertEquals(tied ? together - 1 : place.reason().against().size(), place.reason().against().size());
        }
    }

    @Property
    void more_points_are_never_behind_fewer(@ForAll MeetRules meet, @ForAll @IntRange(min = 1, max = 9) int teams,
            @ForAll @IntRange(max = 4) int disciplines, @ForAll Random random) {
        var standings = Standings.ofTeams(meet, ids(teams), places(meet, meetOf(teams, disciplines, random)), List.of());
        var ranked = standings.stream().filter(p -> p.rank() != null).toList();
        for (int i = 1; i < ranked.size(); i++) {
            assertTrue(ranked.get(i - 1).points().compareTo(ranked.get(i).points()) >= 0);
        }
    }

    @Property
    void the_order_teams_and_disciplines_come_in_changes_nothing(@ForAll MeetRules meet,
            @ForAll @IntRange(min = 1, max = 9) int teams, @ForAll @IntRange(max = 4) int disciplines, @ForAll Random random) {
        var places = places(meet, meetOf(teams, disciplines, random));
        var turned = new LinkedHashMap<UUID, List<Place>>();
        var keys = new ArrayList<>(places.keySet());
        Collections.shuffle(keys, random);
        keys.forEach(k -> {
            var shuffled = new ArrayList<>(places.get(k));
            Collections.shuffle(shuffled, random);
            turned.put(k, shuffled);
        });
        var ids = new ArrayList<>(ids(teams));
        Collections.shuffle(ids, random);
        assertEquals(Standings.ofTeams(meet, ids(teams), places, List.of()), Standings.ofTeams(meet, ids, turned, List.of()));
    }

    /**
     * Without lots: an improvement may set a lot over others aside, and so raise one of them by more than oneself. And without
     * firsts among the tied alone, which depend on who else is tied: see {@link ForestryMeetTest}.
     */
    @Property
    void a_better_result_never_lowers_the_rank_of_the_team(@ForAll MeetRules meet,
            @ForAll @IntRange(min = 1, max = 9) int teams,
            @ForAll @IntRange(min = 1, max = 4) int disciplines, @ForAll Random random) {
        Assume.that(!meet.teamTies().contains(TeamTie.FIRSTS_AMONG_TIED));
        var results = meetOf(teams, disciplines, random);
        var team = new UUID(0, random.nextInt(teams));
        var before = rank(meet, teams, results, team);
        var entries = results.get(new UUID(1, random.nextInt(disciplines)));
        entries.replaceAll(r -> r.team().equals(team) ? better(r, random) : r);
        var after = rank(meet, teams, results, team);
        assertTrue(before == null || after != null && after <= before, before + " became " + after);
    }

    /** Whatever the rules: so nobody who had fewer points comes past by it. */
    @Property
    void a_better_result_costs_the_team_no_point_and_gives_no_other_one(@ForAll MeetRules meet,
            @ForAll @IntRange(min = 1, max = 9) int teams,
            @ForAll @IntRange(min = 1, max = 4) int disciplines, @ForAll Random random) {
        var results = meetOf(teams, disciplines, random);
        var team = new UUID(0, random.nextInt(teams));
        var before = points(meet, teams, results);
        results.get(new UUID(1, random.nextInt(disciplines))).replaceAll(r -> r.team().equals(team) ? better(r, random) : r);
        points(meet, teams, results).forEach((one, now) -> assertTrue(
                one.equals(team) ? now.compareTo(before.get(one)) >= 0 : now.compareTo(before.get(one)) <= 0,
                one + ": " + before.get(one) + " became " + now));
    }

    private static Map<UUID, Fraction> points(MeetRules meet, int teams, Map<UUID, List<Result>> results) {
        return Standings.ofTeams(meet, ids(teams), places(meet, results), List.of()).stream()
                .collect(Collectors.toMap(TeamPlace::team, TeamPlace::points));
    }

    private static Integer rank(MeetRules meet, int teams, Map<UUID, List<Result>> results, UUID team) {
        return Standings.ofTeams(meet, ids(teams), places(meet, results), List.of()).stream().filter(p -> p.team().equals(team))
                .findFirst().orElseThrow().rank();
    }

    private static Result better(Result result, Random random) {
        long now = result.tries().isEmpty() ? 0 : result.tries().get(0).value();
        return new Result(result.entry(), result.team(), null, List.of(Arena.valid(1, now + random.nextInt(4), 0)));
    }

    private static List<UUID> ids(int teams) {
        return IntStream.range(0, teams).mapToObj(i -> new UUID(0, i)).toList();
    }

    /** Not every team is in every discipline; some do not start, some have not yet. */
    private static Map<UUID, List<Result>> meetOf(int teams, int disciplines, Random random) {
        var meet = new LinkedHashMap<UUID, List<Result>>();
        for (int d = 0; d < disciplines; d++) {
            var entries = new ArrayList<Result>();
            ids(teams).stream().filter(t -> random.nextInt(6) > 0).forEach(t -> entries.add(switch (random.nextInt(8)) {
                case 0 -> new Result(t, t, Outcome.DNS, List.of());
                case 1 -> new Result(t, t, Outcome.DQ, List.of());
                case 2 -> new Result(t, t, null, List.of());
                default -> new Result(t, t, null, List.of(Arena.valid(1, random.nextInt(5), 0)));
            }));
            meet.put(new UUID(1, d), entries);
        }
        return meet;
    }

    private static Map<UUID, List<Place>> places(MeetRules meet, Map<UUID, List<Result>> results) {
        var places = new LinkedHashMap<UUID, List<Place>>();
        results.forEach((d, r) -> places.put(d, Standings.ofAttempts(meet, RULES, r, List.of())));
        return places;
    }
}
