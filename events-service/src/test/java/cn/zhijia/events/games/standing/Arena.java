package cn.zhijia.events.games.standing;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import cn.zhijia.events.games.bracket.Bracket;
import cn.zhijia.events.games.bracket.Decided;
import cn.zhijia.events.games.bracket.Side;
import cn.zhijia.events.games.rule.Combine;
import cn.zhijia.events.games.rule.DisciplineKind;
import cn.zhijia.events.games.rule.DisciplineRules;
import cn.zhijia.events.games.rule.EntryTie;
import cn.zhijia.events.games.rule.MeetRules;
import cn.zhijia.events.games.rule.Outcome;
import cn.zhijia.events.games.rule.TeamTie;
import cn.zhijia.events.games.rule.TiedPoints;

/** Meets of teams with one-letter names; an entry bears the name of its team. */
final class Arena {

    /**
     * China University of Petroleum, 2017: with eight or fewer only n-1 places count, under two the discipline falls, a no-show
     * costs 2.
     */
    static final MeetRules PETROLEUM = new MeetRules(List.of(9, 7, 6, 5, 4, 3, 2, 1), 8, 1, 2, -2, TiedPoints.AVERAGED,
            List.of(TeamTie.COUNTBACK), true, 1);
    /** Zhejiang A&F University, 2023: firsts counted among the tied only. */
    static final MeetRules FORESTRY = new MeetRules(List.of(7, 5, 4, 3, 2, 1), null, null, 2, 0, TiedPoints.FULL,
            List.of(TeamTie.FIRSTS_AMONG_TIED), false, null);
    /** The page: champion, runner-up, third, of each discipline and over all. */
    static final MeetRules PLAIN = new MeetRules(List.of(3, 2, 1), null, null, 2, 0, TiedPoints.FULL,
            List.of(TeamTie.COUNTBACK),
            false, null);

    private static final Map<UUID, String> NAMES = new HashMap<>();

    private Arena() {
    }

    static UUID id(String name) {
        var id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        NAMES.put(id, name);
        return id;
    }

    static List<UUID> ids(String names) {
        return Arrays.stream(names.split("")).map(Arena::id).toList();
    }

    static DisciplineRules counting(int attempts, Combine combine, EntryTie... ties) {
        return new DisciplineRules(DisciplineKind.COUNT_MORE, attempts, combine, List.of(ties), null, null, 8, null);
    }

    static DisciplineRules timed(int attempts, Combine combine, EntryTie... ties) {
        return new DisciplineRules(DisciplineKind.TIME_LESS, attempts, combine, List.of(ties), null, null, 8, null);
    }

    static DisciplineRules matches(DisciplineKind kind, EntryTie... ties) {
        return new DisciplineRules(kind, null, null, List.of(ties), 3, kind == DisciplineKind.KNOCKOUT ? true : null, 8, null);
    }

    static Result entered(String name) {
        return new Result(id(name), id(name), null, List.of());
    }

    static List<Result> entered(List<UUID> ids) {
        return ids.stream().map(e -> new Result(e, e, null, List.of())).toList();
    }

    static Result out(String name, Outcome outcome) {
        return new Result(id(name), id(name), outcome, List.of());
    }

    /** Valid attempts without penalties. */
    static Result tried(String name, long... values) {
        return tried(name, IntStream.range(0, values.length)
                .mapToObj(i -> new Try(i + 1, Outcome.VALID, values[i], 0)).toArray(Try[]::new));
    }

    static Result tried(String name, Try... tries) {
        return new Result(id(name), id(name), null, List.of(tries));
    }

    static Try valid(int number, long value, long penalty) {
        return new Try(number, Outcome.VALID, value, penalty);
    }

    static Try no(int number, Outcome outcome) {
        return new Try(number, outcome, null, 0);
    }

    /** A discipline that ends in this order; those of one text share the place. */
    static List<Place> tied(MeetRules rules, String... groups) {
        var results = new ArrayList<Result>();
        for (int i = 0; i < groups.length; i++) {
            for (String name : groups[i].split("")) {
                results.add(tried(name, 100 - i));
            }
        }
        return Standings.ofAttempts(rules, counting(1, Combine.BEST), results, List.of());
    }

    /** A bracket of which nothing has been decided but the byes. */
    static Cup cup(List<UUID> draw, boolean thirdPlace) {
        return new Cup(Bracket.knockout(draw, thirdPlace));
    }

    static Cup circle(List<UUID> entries) {
        return new Cup(Bracket.roundRobin(entries));
    }

    /** One place in a line: rank (- for none), name, points, reason. */
    static List<String> told(List<Place> places) {
        return places.stream().map(p -> rank(p.rank()) + " " + NAMES.get(p.entry()) + " " + points(p.points()) + " "
                + told(p.reason())).toList();
    }

    static List<String> toldTeams(List<TeamPlace> places) {
        return places.stream().map(p -> rank(p.rank()) + " " + NAMES.get(p.team()) + " " + points(p.points()) + " "
                + told(p.reason())).toList();
    }

    private static String rank(Integer rank) {
        return rank == null ? "-" : rank.toString();
    }

    private static String points(Fraction points) {
        return points.numerator() + (points.denominator().equals(BigInteger.ONE) ? "" : "/" + points.denominator());
    }

    private static String told(Reason reason) {
        var words = new ArrayList<String>(List.of(reason.code().name()));
        if (reason.nth() != null) {
            words.add("nth " + reason.nth());
        }
        if (!reason.against().isEmpty()) {
            words.add("against " + String.join("", reason.against().stream().map(NAMES::get).sorted().toList()));
        }
        if (reason.mine() != null && !reason.theirs().isEmpty()) {
            words.add(reason.mine() + ":" + String.join(",", reason.theirs().stream().map(String::valueOf).toList()));
        }
        return String.join(" ", words);
    }

    static Meeting decided(Meeting m, String legs, Side winner, Decided how) {
        return new Meeting(m.id(), m.round(), m.number(), m.thirdPlace(), m.home(), m.away(), legs, winner, how);
    }
}
