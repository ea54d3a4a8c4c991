package cn.zhijia.events.social.coin;

import static cn.zhijia.events.Stage.member;
import static cn.zhijia.events.Stage.organizer;
import static cn.zhijia.events.social.coin.Evening.AT;
import static cn.zhijia.events.social.coin.Evening.CORNER;
import static cn.zhijia.events.social.coin.Evening.ITEM;
import static cn.zhijia.events.social.coin.Evening.REDEMPTION;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.kit.testing.TestDatabase;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** How much of it there may be, where it begins and ends, and what is left of it. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class BoundsTest {

    @Inject
    AgroalDataSource database;

    @Test
    void of_what_has_no_price_each_takes_one_unless_it_was_taken_back() {
        var evening = Evening.begun(100);
        evening.comes("an");
        evening.comes("bo");
        var badge = evening.item("徽章", 0);
        var id = UUID.randomUUID();
        evening.redeem("an", id, badge).statusCode(201).body("reversed", is(false));
        evening.redeem("an", id, badge).statusCode(200);
        evening.redeem("an", UUID.randomUUID(), badge).statusCode(409).body("code", is("gift-taken"));
        evening.redeem("bo", UUID.randomUUID(), badge).statusCode(201);
        evening.redeem("an", UUID.randomUUID(), evening.item("书签", 0)).statusCode(201);
        evening.reverse(id).statusCode(201);
        evening.redeem("an", id, badge).statusCode(200).body("reversed", is(true));
        evening.redeem("an", UUID.randomUUID(), badge).statusCode(201);
        evening.redeem("an", UUID.randomUUID(), badge).statusCode(409);
        evening.audited().body("postings", is(5));
    }

    @Test
    void what_was_taken_back_says_so() {
        var evening = Evening.begun(100);
        var an = evening.comes("an");
        evening.comes("bo");
        var corner = evening.corner("咖啡角", "PAIR", 10);
        var checkIn = UUID.randomUUID();
        evening.checkIn("bo", corner, checkIn, evening.code(corner), an).statusCode(201).body("reversed", is(false));
        var coffee = evening.item("咖啡", 4);
        var cup = UUID.randomUUID();
        evening.redeem("an", cup, coffee).statusCode(201);
        evening.reverse(cup).statusCode(201);
        evening.reverse(checkIn).statusCode(201);
        member(evening.name("an")).get(REDEMPTION, evening.id(), cup).then().statusCode(200).body("reversed", is(true),
                "price", is(4));
        organizer().get(REDEMPTION, evening.id(), cup).then().body("reversed", is(true));
        evening.checkIn("bo", corner, checkIn, "000000", an).statusCode(200).body("reversed", is(true));
    }

    @Test
    void an_evening_has_at_most_fifty_corners_and_fifty_items() {
        var evening = Evening.begun(100);
        for (int i = 0; i < 50; i++) {
            evening.corner("角" + i, "SOLO", 1);
            evening.item("物" + i, 1);
        }
        organizer().body(Map.of("title", "角", "mode", "SOLO", "coins", 1)).put(CORNER, evening.id(), UUID.randomUUID()).then()
                .statusCode(409).body("code", is("too-many-corners"), "most", is(50));
        organizer().body(Map.of("title", "物", "price", 1)).put(ITEM, evening.id(), UUID.randomUUID()).then()
                .statusCode(409).body("code", is("too-many-items"), "most", is(50));
    }

    @Test
    void a_cursor_belongs_to_its_list() {
        var evening = Evening.begun(100);
        for (var title : List.of("一", "二")) {
            evening.corner(title, "SOLO", 1);
            evening.item(title, 1);
        }
        var lists = List.of("corners", "items");
        for (var from : lists) {
            String next = organizer().get(AT + "/" + from + "?limit=1", evening.id()).path("next");
            for (var to : List.of("corners", "items", "announcements", "participants", "ledger")) {
                organizer().queryParam("cursor", next).get(AT + "/" + to, evening.id()).then()
                        .statusCode(from.equals(to) ? 200 : 400).body("code", is(from.equals(to) ? null : "bad-cursor"));
            }
        }
    }

    @Test
    void the_purge_forgets_wrong_codes_and_who_was_where_with_whom_and_keeps_the_sums() throws SQLException {
        var evening = Evening.begun(100);
        var an = evening.comes("an");
        evening.comes("bo");
        var corner = evening.corner("咖啡角", "PAIR", 10);
        var checkIn = UUID.randomUUID();
        evening.checkIn("bo", corner, checkIn, evening.code(corner), an).statusCode(201);
        var wrong = evening.code(corner).equals("000000") ? "000001" : "000000";
        evening.checkIn("bo", corner, UUID.randomUUID(), wrong, an).statusCode(409).body("code", is("wrong-code"));
        assertEquals(1, tries(evening));
        evening.state("purge");
        assertEquals(0, tries(evening));
        evening.checkIn("bo", corner, UUID.randomUUID(), wrong, an).statusCode(409).body("code", is("corner-closed"));
        evening.checkIn("bo", corner, checkIn, wrong, an).statusCode(200).body("partner", nullValue());
        assertEquals(0, tries(evening));
        organizer().get(AT + "/ledger", evening.id()).then().body("items.source", contains("CLOSING", "CHECK_IN"))
                .body("items.people", everyItem(empty())).body("items.entries.flatten().number", everyItem(nullValue()))
                .body("items.entries.flatten().amount.sum()", is(0));
        evening.audited().body("issued", is(20)).body("redeemed", is(20)).body("postings", is(2));
    }

    private int tries(Evening evening) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("select count(*) from corner_tries t"
                        + " join participant p on p.id = t.participant_id where p.social_id = ?")) {
            statement.setObject(1, evening.id());
            try (var found = statement.executeQuery()) {
                found.next();
                return found.getInt(1);
            }
        }
    }
}
