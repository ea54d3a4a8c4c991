package cn.zhijia.events.social.coin;

import static cn.zhijia.events.Stage.deadlocks;
import static cn.zhijia.events.Stage.member;
import static cn.zhijia.events.Stage.organizer;
import static cn.zhijia.events.live.chat.Together.together;
import static cn.zhijia.events.social.coin.Evening.AT;
import static cn.zhijia.events.social.coin.Evening.CORNER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.kit.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Parallel calls. The database is one, so threads stand for replicas: nothing that decides is kept in memory. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class CoinRaceTest {

    private static final int COINS = 10;
    /** So much that many a wallet is empty. */
    private static final int PRICE = 25;

    private int deadlocks;

    @BeforeEach
    void look() {
        deadlocks = deadlocks();
    }

    @AfterEach
    void no_circle_of_locks() {
        assertEquals(deadlocks, deadlocks());
    }

    /** Every pair is scanned by both, some corners twice; caps and empty wallets get in the way. */
    @Test
    void two_hundred_pair_awards_and_redemptions_at_once_neither_create_nor_destroy_a_coin() throws Exception {
        var evening = Evening.begun(6 * COINS);
        var people = people(evening, 12);
        var corners = List.of(evening.corner("咖啡角", "PAIR", COINS), evening.corner("野餐角", "PAIR", COINS));
        var coffee = evening.item("咖啡", PRICE);
        var answers = together(200, i -> {
            var random = new Random(i);
            int me = random.nextInt(12);
            if (i % 4 == 3) {
                return evening.redeem("p" + me, UUID.randomUUID(), coffee).extract().statusCode();
            }
            int partner = (me + 1 + random.nextInt(3)) % 12;
            int first = i % 2 == 0 ? me : partner;
            int corner = random.nextInt(2);
            var screen = organizer().get(CORNER + "/code", evening.id(), corners.get(corner));
            return screen.statusCode() != 200 ? screen.statusCode()
                    : evening.checkIn("p" + first, corners.get(corner), UUID.randomUUID(), screen.path("code"),
                            people.get(first == me ? partner : me)).extract().statusCode();
        });
        assertTrue(Set.of(201, 409).containsAll(answers), answers.toString());
        int written = Collections.frequency(answers, 201);
        assertTrue(written > 30, "written: " + written);
        int awards = awards(evening);
        evening.audited().body("issued", org.hamcrest.Matchers.is(2 * COINS * awards))
                .body("redeemed", org.hamcrest.Matchers.is(PRICE * (written - awards)))
                .body("postings", org.hamcrest.Matchers.is(written));
        for (int i = 0; i < 12; i++) {
            int earned = member(evening.name("p" + i)).get(AT + "/wallet", evening.id()).path("earned");
            assertTrue(earned <= 6 * COINS, "earned " + earned);
        }
    }

    @Test
    void two_who_scan_each_other_at_the_same_moment_earn_once() throws Exception {
        var evening = Evening.begun(1_000);
        var people = people(evening, 2);
        for (int round = 1; round <= 6; round++) {
            var corner = evening.corner("角" + round, "PAIR", COINS);
            var code = evening.code(corner);
            var answers = together(8, i -> evening
                    .checkIn("p" + i % 2, corner, UUID.randomUUID(), code, people.get(1 - i % 2)).extract().statusCode());
            var expected = new ArrayList<>(Collections.nCopies(7, 409));
            expected.add(0, 201);
            assertEquals(expected, answers);
            assertEquals(List.of(round * COINS, round * COINS), List.of(evening.balance("p0"), evening.balance("p1")));
        }
        evening.audited();
    }

    /** Of one person; and of two who share the id, as their phones may derive it from what they scan. */
    @Test
    void the_same_check_in_from_twenty_threads_is_one_check_in() throws Exception {
        var evening = Evening.begun(COINS);
        var people = people(evening, 2);
        var solo = evening.corner("花艺角", "SOLO", COINS / 2);
        var id = UUID.randomUUID();
        var code = evening.code(solo);
        var expected = new ArrayList<>(Collections.nCopies(19, 200));
        expected.add(201);
        assertEquals(expected, together(20, i -> evening.checkIn("p0", solo, id, code, null).extract().statusCode()));
        var pair = evening.corner("咖啡角", "PAIR", COINS / 2);
        var shared = UUID.randomUUID();
        var codeOfPair = evening.code(pair);
        assertEquals(expected, together(20, i -> evening
                .checkIn("p" + i % 2, pair, shared, codeOfPair, people.get(1 - i % 2)).extract().statusCode()));
        evening.audited().body("postings", org.hamcrest.Matchers.is(2));
    }

    @Test
    void the_same_redemption_from_twenty_threads_is_paid_for_once() throws Exception {
        var evening = Evening.begun(100);
        people(evening, 1);
        evening.checkIn("p0", evening.corner("花艺角", "SOLO", COINS), null).statusCode(201);
        var coffee = evening.item("咖啡", COINS);
        var id = UUID.randomUUID();
        var expected = new ArrayList<>(Collections.nCopies(19, 200));
        expected.add(201);
        assertEquals(expected, together(20, i -> evening.redeem("p0", id, coffee).extract().statusCode()));
        assertEquals(0, evening.balance("p0"));
        evening.audited();
    }

    @Test
    void of_thirty_wrong_codes_at_once_five_are_looked_at() throws Exception {
        var evening = Evening.begun(100);
        people(evening, 1);
        var corner = evening.corner("花艺角", "SOLO", COINS);
        var code = evening.code(corner);
        var wrong = code.equals("000000") ? "000001" : "000000";
        var expected = new ArrayList<>(Collections.nCopies(5, 409));
        expected.addAll(Collections.nCopies(25, 429));
        assertEquals(expected,
                together(30, i -> evening.checkIn("p0", corner, UUID.randomUUID(), wrong, null).extract().statusCode()));
    }

    /** Whichever comes first: afterwards no wallet holds anything and nothing was lost. */
    @Test
    void reversals_redemptions_and_the_end_at_once_leave_the_books_in_order() throws Exception {
        var evening = Evening.begun(1_000);
        var people = people(evening, 4);
        var coffee = evening.item("咖啡", 6);
        var awards = new ArrayList<UUID>();
        for (int i = 0; i < 4; i++) {
            var corner = evening.corner("角" + i, "PAIR", COINS);
            awards.add(UUID.randomUUID());
            evening.checkIn("p" + i, corner, awards.get(i), evening.code(corner), people.get((i + 1) % 4)).statusCode(201);
        }
        var answers = together(33, i -> {
            if (i == 32) {
                evening.state("purge");
                return 200;
            }
            return i % 2 == 0 ? evening.redeem("p" + i / 2 % 4, UUID.randomUUID(), coffee).extract().statusCode()
                    : evening.reverse(awards.get(i / 2 % 4)).extract().statusCode();
        });
        assertTrue(Set.of(200, 201, 409).containsAll(answers), answers.toString());
        evening.audited().body("held", org.hamcrest.Matchers.is(0));
    }

    private static List<UUID> people(Evening evening, int many) {
        return IntStream.range(0, many).mapToObj(i -> evening.comes("p" + i)).toList();
    }

    private static int awards(Evening evening) {
        int awards = 0;
        String next = null;
        do {
            var page = organizer()
                    .queryParam("cursor", next == null ? new Object[0] : new Object[] { next })
                    .get(AT + "/ledger?limit=100", evening.id());
            awards += Collections.frequency(page.<List<String>> path("items.source"), "CHECK_IN");
            next = page.path("next");
        } while (next != null);
        return awards;
    }
}
