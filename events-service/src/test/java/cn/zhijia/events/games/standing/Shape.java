package cn.zhijia.events.games.standing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import cn.zhijia.events.games.rule.MeetRules;
import cn.zhijia.events.games.rule.Outcome;
import cn.zhijia.events.games.rule.TiedPoints;

/** What is true of all standings. */
final class Shape {

    private static final Set<Because> TOGETHER = Set.of(Because.SHARED, Because.UNRESOLVED);

    private Shape() {
    }

    /** 1-1-3: one more than there are before it. */
    static void sharedAndSkipped(List<Integer> ranks) {
        var ranked = ranks.stream().filter(Objects::nonNull).toList();
        ranked.forEach(rank -> assertEquals(1 + ranked.stream().filter(r -> r < rank).count(), (long) rank));
    }

    static List<Integer> ranks(List<Place> places) {
        return places.stream().map(Place::rank).toList();
    }

    static Integer rank(List<Place> places, UUID entry) {
        return places.stream().filter(p -> p.entry().equals(entry)).findFirst().orElseThrow().rank();
    }

    /** Every place has a reason, and the reason says the truth about who shares it. */
    static void reasoned(MeetRules meet, List<Place> places) {
        for (Place place : places) {
            var reason = assertNotNullReason(place.reason());
            if (place.rank() == null) {
                assertTrue(reason.against().isEmpty());
                continue;
            }
            assertEquals(Outcome.VALID, place.outcome());
            var sharing = places.stream().filter(p -> place.rank().equals(p.rank()) && !p.equals(place)).map(Place::entry)
                    .collect(Collectors.toSet());
            assertEquals(!sharing.isEmpty(), TOGETHER.contains(reason.code()));
            if (!sharing.isEmpty()) {
                assertEquals(sharing, new HashSet<>(reason.against()));
                assertEquals(meet.drawn() ? Because.UNRESOLVED : Because.SHARED, reason.code());
            }
        }
    }

    private static Reason assertNotNullReason(Reason reason) {
        assertNotNull(reason);
        assertNotNull(reason.code());
        assertTrue(reason.theirs().isEmpty() || reason.theirs().size() == reason.against().size());
        return reason;
    }

    /**
     * Averaged: the ranked take exactly the points of the table from the first place on, whoever shares; in full: each those of
     * its
     * rank. Who has no rank has none, but for a no-show.
     */
    static void worthTheTable(MeetRules meet, List<Place> places) {
        var ranked = places.stream().filter(p -> p.rank() != null).toList();
        var expected = meet.tied() == TiedPoints.AVERAGED
                ? IntStream.rangeClosed(1, ranked.size()).map(r -> worth(meet, places.size(), r)).sum()
                : ranked.stream().mapToInt(p -> worth(meet, places.size(), p.rank())).sum();
        assertEquals(Fraction.of(expected), sum(ranked));
        boolean falls = places.size() < meet.minEntries();
        long noShows = places.stream().filter(p -> p.outcome() == Outcome.DNS && !falls).count();
        assertEquals(Fraction.of(noShows * meet.noShow()), sum(places.stream().filter(p -> p.rank() == null).toList()));
    }

    private static int worth(MeetRules meet, int entries, int rank) {
        boolean few = meet.shortField() != null && entries <= meet.shortField();
        boolean counts = rank <= meet.points().size() && (!few || rank <= entries - meet.shortFieldLess());
        return counts ? meet.points().get(rank - 1) : 0;
    }

    private static Fraction sum(List<Place> places) {
        return places.stream().map(Place::points).reduce(Fraction.ZERO, Fraction::plus);
    }
}
