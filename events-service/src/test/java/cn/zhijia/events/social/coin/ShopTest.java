package cn.zhijia.events.social.coin;

import static cn.zhijia.events.Stage.member;
import static cn.zhijia.events.Stage.organizer;
import static cn.zhijia.events.social.coin.Evening.AT;
import static cn.zhijia.events.social.coin.Evening.ITEM;
import static cn.zhijia.events.social.coin.Evening.REDEMPTION;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.kit.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ShopTest {

    @Test
    void coins_are_given_for_an_item_once_for_each_id() {
        var evening = Evening.begun(100);
        evening.comes("an");
        evening.checkIn("an", evening.corner("花艺角", "SOLO", 25), null).statusCode(201);
        var coffee = evening.item("手冲咖啡", 10);
        var id = UUID.randomUUID();
        evening.redeem("an", id, coffee).statusCode(201).body("price", is(10)).body("item", is(coffee.toString()));
        organizer().header("If-Match", "*").body(Map.of("title", "手冲咖啡", "price", 12)).put(ITEM, evening.id(), coffee)
                .then().statusCode(200);
        evening.redeem("an", id, coffee).statusCode(200).body("price", is(10));
        evening.redeem("an", id, evening.item("花", 0)).statusCode(409).body("code", is("id-in-use"));
        evening.redeem("an", UUID.randomUUID(), coffee).statusCode(201).body("price", is(12));
        evening.redeem("an", UUID.randomUUID(), coffee).statusCode(409).body("code", is("not-enough-coins"));
        assertEquals(3, evening.balance("an"));
        member(evening.name("an")).get(REDEMPTION, evening.id(), id).then().statusCode(200).body("price", is(10));
        organizer().get(REDEMPTION, evening.id(), id).then().statusCode(200);
        evening.comes("bo");
        member(evening.name("bo")).get(REDEMPTION, evening.id(), id).then().statusCode(404);
        evening.redeem("bo", id, coffee).statusCode(409).body("code", is("id-in-use"));
        evening.audited().body("issued", is(25)).body("held", is(3)).body("redeemed", is(22));
    }

    @Test
    void a_gift_has_no_price_and_an_item_is_one_of_the_evening() {
        var evening = Evening.begun(100);
        evening.comes("an");
        var gift = evening.item("徽章", 0);
        evening.redeem("an", UUID.randomUUID(), gift).statusCode(201).body("price", is(0));
        evening.redeem("an", UUID.randomUUID(), UUID.randomUUID()).statusCode(400).body("errors.code",
                contains("unknown-item"));
        evening.redeem("an", UUID.randomUUID(), Evening.begun(9).item("别处", 0)).statusCode(400);
        member(evening.name("an")).body(Map.of()).put(REDEMPTION, evening.id(), UUID.randomUUID()).then().statusCode(400)
                .body("errors.code", contains("required"));
        member(evening.name("an")).body(Map.of("item", gift, "match", gift))
                .put(REDEMPTION, evening.id(), UUID.randomUUID()).then().statusCode(400)
                .body("errors.code", contains("item-or-match"));
        organizer().body(Map.of("title", "徽章", "price", 3)).put(ITEM, evening.id(), UUID.randomUUID()).then()
                .statusCode(409).body("code", is("item-title-taken"));
        member(evening.name("an")).get(AT + "/items", evening.id()).then().statusCode(200).body("items.title",
                contains("徽章"));
        evening.joins("absent");
        evening.redeem("absent", UUID.randomUUID(), gift).statusCode(409).body("code", is("not-checked-in"));
        evening.state("purge");
        evening.redeem("an", UUID.randomUUID(), gift).statusCode(409).body("code", is("coins-closed"));
    }

    @Test
    void there_is_one_rose_for_a_pair_whoever_of_the_two_takes_it() {
        var evening = Evening.begun(100);
        var an = evening.comes("an");
        var bo = evening.comes("bo");
        evening.state("choosing", "seal");
        var pair = evening.pair(an, bo, false);
        var id = UUID.randomUUID();
        rose(evening, "an", id, pair, 201);
        rose(evening, "an", id, pair, 200);
        rose(evening, "bo", id, pair, 200);
        rose(evening, "bo", UUID.randomUUID(), pair, 409);
        for (var who : List.of("an", "bo")) {
            member(evening.name(who)).get(REDEMPTION, evening.id(), id).then().statusCode(200)
                    .body("match", is(pair.toString())).body("price", is(0));
        }
        assertEquals(0, evening.balance("an"));
        evening.audited().body("postings", is(0));
    }

    /** Neither by its status nor by what is written anywhere that it reads. */
    @Test
    void an_organizer_knows_of_no_rose_but_of_pairs_that_both_agreed_to_announce() {
        var evening = Evening.begun(100);
        var an = evening.comes("an");
        var bo = evening.comes("bo");
        var chen = evening.comes("chen");
        evening.state("choosing", "seal");
        var quiet = evening.pair(an, bo, false);
        var loud = evening.pair(an, chen, true);
        var id = UUID.randomUUID();
        var before = organizer().get(AT + "/ledger", evening.id()).asString() + evening.audited().extract().asString();
        rose(evening, "bo", id, quiet, 201);
        assertEquals(before, organizer().get(AT + "/ledger", evening.id()).asString() + evening.audited().extract().asString());
        organizer().get(REDEMPTION, evening.id(), id).then().statusCode(404);
        for (var match : List.of(quiet, UUID.randomUUID())) {
            organizer().body(Map.of("match", match)).put(REDEMPTION, evening.id(), UUID.randomUUID()).then().statusCode(400)
                    .body("errors.code", contains("unknown-pair"));
        }
        organizer().body(Map.of("match", loud)).put(REDEMPTION, evening.id(), id).then().statusCode(409);
        organizer().body(Map.of("match", loud)).put(REDEMPTION, evening.id(), UUID.randomUUID()).then().statusCode(201);
        rose(evening, "bo", UUID.randomUUID(), loud, 400);
        member(evening.name("chen")).get(REDEMPTION, evening.id(), id).then().statusCode(404);
    }

    @Test
    void a_rose_goes_with_its_pair() {
        var evening = Evening.begun(100);
        var an = evening.comes("an");
        var bo = evening.comes("bo");
        evening.state("choosing", "seal");
        var id = UUID.randomUUID();
        rose(evening, "an", id, evening.pair(an, bo, true), 201);
        member(evening.name("bo")).delete(AT + "/participation", evening.id()).then().statusCode(200);
        member(evening.name("an")).get(REDEMPTION, evening.id(), id).then().statusCode(404);
        organizer().get(REDEMPTION, evening.id(), id).then().statusCode(404);
        evening.state("purge");
    }

    private static void rose(Evening evening, String who, UUID id, UUID pair, int status) {
        member(evening.name(who)).body(Map.of("match", pair)).put(REDEMPTION, evening.id(), id).then().statusCode(status);
    }

    @Test
    void an_id_is_of_a_rose_or_of_what_was_taken_for_coins() {
        var evening = Evening.begun(100);
        var an = evening.comes("an");
        var bo = evening.comes("bo");
        evening.checkIn("an", evening.corner("花艺角", "SOLO", 25), null).statusCode(201);
        evening.state("choosing", "seal");
        var pair = evening.pair(an, bo, false);
        var coffee = evening.item("手冲咖啡", 10);
        var taken = UUID.randomUUID();
        evening.redeem("an", taken, coffee).statusCode(201);
        rose(evening, "an", taken, pair, 409);
        var rose = UUID.randomUUID();
        rose(evening, "an", rose, pair, 201);
        evening.redeem("an", rose, coffee).statusCode(409).body("code", is("id-in-use"));
        assertEquals(15, evening.balance("an"));
        rose(evening, "an", rose, pair, 200);
        evening.redeem("an", taken, coffee).statusCode(200).body("price", is(10));
    }
}
