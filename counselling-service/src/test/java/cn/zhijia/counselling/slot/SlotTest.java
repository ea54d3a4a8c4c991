package cn.zhijia.counselling.slot;

import static cn.zhijia.counselling.World.MONDAY;
import static cn.zhijia.counselling.World.as;
import static cn.zhijia.counselling.World.booked;
import static cn.zhijia.counselling.World.counsel;
import static cn.zhijia.counselling.World.itIs;
import static cn.zhijia.counselling.World.member;
import static cn.zhijia.counselling.World.slots;
import static cn.zhijia.counselling.World.someone;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class SlotTest {

    @Inject
    DatabaseClock clock;

    @BeforeEach
    void monday_morning() {
        itIs(clock, MONDAY);
    }

    @AfterEach
    void real_time() {
        clock.shift(Duration.ZERO);
    }

    @Test
    void a_weekday_of_the_roster_is_offered_in_utc() {
        var lin = counsel();
        var day = slots(member("m"), lin, "2026-03-03");
        assertEquals(9, day.getList("items").size());
        assertEquals("2026-03-03T01:00:00Z", day.getString("items[0].startsAt"));
        assertEquals("2026-03-03T01:50:00Z", day.getString("items[0].endsAt"));
        assertEquals("ON_SITE", day.getString("items[0].modality"));
        assertEquals(lin.room().toString(), day.getString("items[0].room"));
        assertTrue(slots(member("m"), lin, "2026-03-07").getList("items").isEmpty());
        given().get("/v1/slots").then().statusCode(401);
    }

    @Test
    void any_counsellor_is_a_question_too() {
        String topic = "T_" + someone().replaceAll("[^a-z]", "").toUpperCase(java.util.Locale.ROOT) + "_RARE";
        var lin = counsel(Map.of("topics", List.of(topic)));
        var wang = counsel(Map.of("topics", List.of(topic, "SLEEP"), "languages", List.of("zh-CN", "en")));
        var found = as(member("m")).queryParam("topic", topic).queryParam("from", "2026-03-03").queryParam("to", "2026-03-03")
                .queryParam("modality", "PHONE").get("/v1/slots").then().statusCode(200).body("items", hasSize(6),
                        "items.modality", everyItem(is("PHONE")))
                .extract().jsonPath();
        assertEquals(List.of(lin.id().toString(), wang.id().toString()).stream().sorted().toList(),
                found.<String> getList("items.counsellor").subList(0, 2));
        as(member("m")).queryParam("topic", topic).queryParam("language", "en").get("/v1/slots").then().body(
                "items.counsellor", everyItem(is(wang.id().toString())));
        as(member("m")).queryParam("topic", topic).queryParam("station", lin.station()).get("/v1/slots").then().body(
                "items.counsellor", everyItem(is(lin.id().toString())), "items.modality", everyItem(is("ON_SITE")), "items",
                not(empty()));
    }

    @Test
    void pages_are_bound_to_their_question_and_neither_skip_nor_repeat() {
        var lin = counsel();
        var seen = new ArrayList<String>();
        String next = null;
        do {
            var request = as(member("m")).queryParam("counsellor", lin.id()).queryParam("from", "2026-03-03")
                    .queryParam("to", "2026-03-06").queryParam("limit", 7);
            var page = (next == null ? request : request.queryParam("cursor", next)).get("/v1/slots").then().statusCode(200)
                    .extract();
            seen.addAll(page.<List<String>> path("items.slot"));
            next = page.path("next");
            if (next != null) {
                assertTrue(page.header("Link").matches("</v1/slots\\?.*cursor=.*>; rel=\"next\""));
                as(member("m")).queryParam("counsellor", lin.id()).queryParam("cursor", next).get("/v1/slots").then()
                        .statusCode(400).body("code", is("bad-cursor"));
            }
        } while (next != null);
        assertEquals(36, seen.size());
        assertEquals(36, seen.stream().distinct().count());
    }

    @Test
    void at_most_thirty_one_days_are_asked_for() {
        as(member("m")).queryParam("from", "2026-03-01").queryParam("to", "2026-03-31").get("/v1/slots").then().statusCode(200);
        as(member("m")).queryParam("from", "2026-03-01").queryParam("to", "2026-04-01").get("/v1/slots").then().statusCode(400)
                .body("errors[0].pointer", is("?to"), "errors[0].code", is("more-than-31-days"), "errors[0].detail",
                        notNullValue());
        as(member("m")).queryParam("from", "2026-03-05").queryParam("to", "2026-03-01").get("/v1/slots").then().statusCode(400);
        as(member("m")).queryParam("from", "tomorrow").get("/v1/slots").then().statusCode(400).body("errors[0].pointer",
                is("?from"));
        as(member("m")).queryParam("topic", "lower case").get("/v1/slots").then().statusCode(400);
        as(member("m")).queryParam("limit", 0).get("/v1/slots").then().statusCode(400);
    }

    @Test
    void public_holidays_are_left_out_and_make_up_workdays_are_worked() {
        itIs(clock, Instant.parse("2026-09-17T00:00:00Z"));
        var lin = counsel();
        String me = member("m");
        assertEquals(9, slots(me, lin, "2026-09-20").getList("items").size()); // a Sunday, for National Day
        assertEquals(0, slots(me, lin, "2026-09-19").getList("items").size()); // an ordinary Saturday
        assertEquals(0, slots(me, lin, "2026-10-01").getList("items").size());
        assertEquals(0, slots(me, lin, "2026-10-07").getList("items").size());
        assertEquals(9, slots(me, lin, "2026-10-08").getList("items").size());
        assertEquals(9, slots(me, lin, "2026-10-10").getList("items").size()); // a Saturday, for National Day
        assertEquals(9, slots(me, lin, "2027-10-01").getList("items").size()); // not published yet: an ordinary Friday
    }

    @Test
    void my_own_sessions_with_others_are_left_out_for_me() {
        var lin = counsel();
        var wang = counsel();
        String me = member(someone());
        booked(me, lin, "2026-03-03T01:00:00Z", "VIDEO");
        assertEquals(7, slots(me, wang, "2026-03-03").getList("items").size());
        assertEquals(9, slots(member("m"), wang, "2026-03-03").getList("items").size());
    }
}
