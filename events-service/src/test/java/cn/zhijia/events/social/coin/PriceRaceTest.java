package cn.zhijia.events.social.coin;

import static cn.zhijia.events.Stage.member;
import static cn.zhijia.events.Stage.organizer;
import static cn.zhijia.events.social.Held.awaitWaiting;
import static cn.zhijia.events.social.coin.Evening.ITEM;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.events.social.Held;
import cn.zhijia.kit.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class PriceRaceTest {

    /** The redemption has read its price and is held before it is written. */
    @Test
    void once_a_price_is_raised_nobody_pays_the_old_one() throws Exception {
        var evening = Evening.begun(100);
        var an = evening.comes("an");
        evening.checkIn("an", evening.corner("花艺角", "SOLO", 25), null).statusCode(201);
        var coffee = evening.item("咖啡", 10);
        var pool = Executors.newCachedThreadPool();
        Future<Integer> cup;
        Future<Integer> raised;
        try (var held = Held.of("select id from participant where id = ? for update", an)) {
            cup = pool.submit(() -> evening.redeem("an", UUID.randomUUID(), coffee).extract().statusCode());
            awaitWaiting(1);
            raised = pool.submit(() -> organizer().header("If-Match", "*").body(Map.of("title", "咖啡", "price", 12))
                    .put(ITEM, evening.id(), coffee).statusCode());
            awaitWaiting(2);
            assertFalse(raised.isDone());
        }
        assertEquals(201, cup.get());
        assertEquals(200, raised.get());
        assertEquals(15, evening.balance("an"));
        evening.redeem("an", UUID.randomUUID(), coffee).statusCode(201).body("price", is(12));
        pool.shutdown();
        evening.audited().body("redeemed", is(22));
    }

    /** The redemption is held before it is written, and nobody sees it yet. */
    @Test
    void one_id_sent_for_an_item_and_for_a_rose_at_once_is_of_one_of_them() throws Exception {
        var evening = Evening.begun(100);
        var an = evening.comes("an");
        evening.redeem("an", UUID.randomUUID(), evening.item("花", 0)).statusCode(201);
        var pair = evening.pair(an, evening.comes("bo"), false);
        evening.state("choosing", "seal");
        var badge = evening.item("徽章", 0);
        var id = UUID.randomUUID();
        var pool = Executors.newCachedThreadPool();
        Future<Integer> item;
        Future<Integer> rose;
        try (var held = Held.of("select id from participant where id = ? for update", an)) {
            item = pool.submit(() -> evening.redeem("an", id, badge).extract().statusCode());
            awaitWaiting(1);
            rose = pool.submit(() -> member(evening.name("bo")).body(Map.of("match", pair))
                    .put(Evening.REDEMPTION, evening.id(), id).statusCode());
            awaitWaiting(2);
        }
        assertEquals(201, item.get());
        assertEquals(409, rose.get());
        pool.shutdown();
    }
}
