package cn.zhijia.events.social.coin;

import static cn.zhijia.events.Stage.member;
import static cn.zhijia.events.social.coin.Evening.AT;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import cn.zhijia.kit.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Sequences of calls against a few lines that know what should come of them. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class CoinModelTest {

    private static final int PEOPLE = 4;
    private static final int CAP = 45;
    private static final int[] COINS = { 10, 15, 7 };
    private static final int[] PRICES = { 0, 6, 20 };
    private static final int STEPS = 80;

    /** What was posted: what each of these people got. */
    private record Posted(List<Integer> people, int each, boolean earned) {
    }

    private final int[] balances = new int[PEOPLE];
    private final int[] earned = new int[PEOPLE];
    private final Set<String> done = new HashSet<>();
    /** In the order they were made: by their ids, which are random, a seed would mean another sequence each time. */
    private final Map<UUID, Posted> posted = new LinkedHashMap<>();
    /** Who keeps the one gift. */
    private final Map<UUID, Integer> gifts = new HashMap<>();
    private final Set<UUID> reversed = new HashSet<>();
    private final Set<String> seen = new HashSet<>();

    @ParameterizedTest
    @ValueSource(longs = { 1, 2 })
    void any_sequence_of_awards_redemptions_and_reversals_comes_out_as_in_the_model(long seed) {
        var random = new Random(seed);
        var evening = Evening.begun(CAP);
        var people = new ArrayList<UUID>();
        for (int i = 0; i < PEOPLE; i++) {
            people.add(evening.comes("p" + i));
        }
        // the last one for pairs, the first two for one person
        var corners = List.of(evening.corner("一", "SOLO", COINS[0]), evening.corner("二", "SOLO", COINS[1]),
                evening.corner("三", "PAIR", COINS[2]));
        var items = List.of(evening.item("徽章", PRICES[0]), evening.item("茶", PRICES[1]), evening.item("花", PRICES[2]));
        for (int step = 0; step < STEPS; step++) {
            switch (random.nextInt(3)) {
                case 0 -> award(evening, people, corners, random);
                case 1 -> redeem(evening, items, random);
                default -> reverse(evening, random);
            }
        }
        agrees(evening);
        assertTrue(seen.containsAll(Set.of("201", "corner-done", "not-enough-coins", "gift-taken", "coins-spent", "200")),
                seen.toString());
        evening.state("purge");
        evening.audited().body("held", is(0));
    }

    private void award(Evening evening, List<UUID> people, List<UUID> corners, Random random) {
        int me = random.nextInt(PEOPLE);
        int corner = random.nextInt(COINS.length);
        int partner = corner == 2 ? (me + 1 + random.nextInt(PEOPLE - 1)) % PEOPLE : me;
        var both = me == partner ? List.of(me) : List.of(Math.min(me, partner), Math.max(me, partner));
        var expected = done.contains(corner + " " + both) ? "corner-done"
                : both.stream().anyMatch(p -> earned[p] + COINS[corner] > CAP) ? "coin-cap" : "201";
        var id = UUID.randomUUID();
        told(expected, evening.checkIn("p" + me, corners.get(corner), id, evening.code(corners.get(corner)),
                both.size() == 1 ? null : people.get(partner)).extract());
        if (expected.equals("201")) {
            done.add(corner + " " + both);
            posted(id, new Posted(both, COINS[corner], true), 1);
        }
    }

    private void redeem(Evening evening, List<UUID> items, Random random) {
        int me = random.nextInt(PEOPLE);
        int item = random.nextInt(PRICES.length);
        var id = UUID.randomUUID();
        var expected = balances[me] < PRICES[item] ? "not-enough-coins"
                : PRICES[item] == 0 && gifts.values().contains(me) ? "gift-taken" : "201";
        told(expected, evening.redeem("p" + me, id, items.get(item)).extract());
        if (expected.equals("201")) {
            posted(id, new Posted(List.of(me), -PRICES[item], false), 1);
            if (PRICES[item] == 0) {
                gifts.put(id, me);
            }
        }
    }

    private void reverse(Evening evening, Random random) {
        if (posted.isEmpty()) {
            return;
        }
        var ids = List.copyOf(posted.keySet());
        var id = ids.get(random.nextInt(ids.size()));
        var one = posted.get(id);
        var expected = reversed.contains(id) ? "200"
                : one.people.stream().anyMatch(p -> balances[p] < one.each) ? "coins-spent" : "201";
        told(expected, evening.reverse(id).extract());
        if (expected.equals("201")) {
            reversed.add(id);
            gifts.remove(id);
            posted(id, one, -1);
        }
    }

    private void posted(UUID id, Posted one, int sign) {
        posted.put(id, one);
        one.people.forEach(p -> {
            balances[p] += sign * one.each;
            earned[p] += one.earned ? sign * one.each : 0;
        });
    }

    private void told(String expected, io.restassured.response.ExtractableResponse<io.restassured.response.Response> answer) {
        seen.add(expected);
        assertEquals(expected,
                answer.statusCode() == 409 ? answer.<String> path("code") : String.valueOf(answer.statusCode()));
    }

    private void agrees(Evening evening) {
        int held = 0;
        for (int i = 0; i < PEOPLE; i++) {
            held += balances[i];
            member(evening.name("p" + i)).get(AT + "/wallet", evening.id()).then().body("balance", is(balances[i]))
                    .body("earned", is(earned[i]));
        }
        evening.audited().body("held", is(held)).body("postings", is(posted.size() + reversed.size()));
    }
}
