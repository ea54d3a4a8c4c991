package cn.zhijia.events.social.coin;

import static cn.zhijia.events.Stage.member;
import static cn.zhijia.events.Stage.organizer;
import static cn.zhijia.events.social.coin.Evening.AT;
import static cn.zhijia.events.social.coin.Evening.CORNER;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.events.Attendance;
import cn.zhijia.events.Stage;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class CornerTest {

    @Inject
    DatabaseClock clock;

    @AfterEach
    void in_the_present() {
        clock.shift(Duration.ZERO);
    }

    @Test
    void an_organizer_sets_corners_up_and_those_who_take_part_see_them() {
        var evening = Evening.begun(100);
        evening.joins("an");
        var coffee = evening.corner("咖啡角", "PAIR", 10);
        var body = Map.of("title", "咖啡角", "mode", "PAIR", "coins", 15);
        organizer().body(Map.of("title", "咖啡角", "mode", "PAIR", "coins", 10)).put(CORNER, evening.id(), coffee).then()
                .statusCode(200);
        organizer().body(body).put(CORNER, evening.id(), coffee).then().statusCode(428);
        organizer().header("If-Match", "\"0-zh-CN\"").body(body).put(CORNER, evening.id(), coffee).then().statusCode(200)
                .body("coins", is(15));
        organizer().header("If-Match", "\"0-zh-CN\"").body(Map.of("title", "花艺角", "mode", "PAIR", "coins", 15))
                .put(CORNER, evening.id(), coffee).then().statusCode(412);
        organizer().header("If-Match", "*").body(Map.of("title", "咖啡角", "mode", "SOLO", "coins", 15))
                .put(CORNER, evening.id(), coffee).then().statusCode(400).body("errors.code", contains("never-changes"));
        organizer().body(body).put(CORNER, evening.id(), UUID.randomUUID()).then().statusCode(409).body("code",
                is("corner-title-taken"));
        organizer().body(body).put(CORNER, Evening.begun(10).id(), coffee).then().statusCode(409).body("code",
                is("id-in-use"));
        organizer("shouer").body(body).put(CORNER, evening.id(), UUID.randomUUID()).then().statusCode(404);
        evening.corner("野餐角", "SOLO", 5);
        String next = member(evening.name("an")).get(AT + "/corners?limit=1", evening.id()).then().statusCode(200)
                .body("items.title", contains("咖啡角")).extract().path("next");
        member(evening.name("an")).queryParam("cursor", next).get(AT + "/corners", evening.id()).then()
                .body("items.title", contains("野餐角"));
        member(evening.name("an")).get(CORNER, evening.id(), coffee).then().statusCode(200).body("mode", is("PAIR"));
    }

    @Test
    void for_whoever_does_not_take_part_nothing_is_there() {
        var evening = Evening.begun(100);
        var corner = evening.corner("咖啡角", "SOLO", 10);
        var item = evening.item("咖啡", 5);
        Stage.register("seated", evening.event()).statusCode(201);
        for (var who : new String[] { "stranger", "seated" }) {
            for (var path : new String[] { "/corners", "/corners/" + corner, "/items", "/items/" + item, "/wallet", "/ledger",
                    "/redemptions/" + UUID.randomUUID() }) {
                member(who).get(AT + path, evening.id()).then().statusCode(404);
            }
            member(who).body(Map.of("code", evening.code(corner))).put(Evening.CHECK_IN, evening.id(), corner,
                    UUID.randomUUID()).then().statusCode(404);
            for (var wish : new String[] { "item", "match" }) {
                member(who).body(Map.of(wish, item)).put(Evening.REDEMPTION, evening.id(), UUID.randomUUID()).then()
                        .statusCode(404);
            }
            for (var path : new String[] { "/corners/" + corner + "/code", "/coin-audit" }) {
                member(who).get(AT + path, evening.id()).then().statusCode(403);
            }
        }
        organizer("shouer").get(AT + "/coin-audit", evening.id()).then().statusCode(404);
        organizer("shouer").get(CORNER + "/code", evening.id(), corner).then().statusCode(404);
    }

    @Test
    void one_earns_once_at_a_corner_and_a_repeat_changes_nothing_whatever_the_code_is() {
        var evening = Evening.begun(100);
        evening.comes("an");
        var corner = evening.corner("花艺角", "SOLO", 10);
        var id = UUID.randomUUID();
        evening.checkIn("an", corner, id, evening.code(corner), null).statusCode(201).body("coins", is(10))
                .body("corner", is(corner.toString()));
        assertEquals(10, evening.balance("an"));
        evening.checkIn("an", corner, id, "000000", null).statusCode(200).body("coins", is(10));
        evening.checkIn("an", corner, null).statusCode(409).body("code", is("corner-done"));
        evening.comes("bo");
        evening.checkIn("bo", corner, id, evening.code(corner), null).statusCode(409).body("code", is("id-in-use"));
        assertEquals(10, evening.balance("an"));
        assertEquals(0, evening.balance("bo"));
        evening.audited().body("issued", is(10)).body("held", is(10)).body("postings", is(1)).body("entries", is(2));
    }

    @Test
    void a_pair_earns_both_or_neither_and_once_whoever_scans() {
        var evening = Evening.begun(15);
        var an = evening.comes("an");
        var bo = evening.comes("bo");
        var chen = evening.comes("chen");
        var corner = evening.corner("咖啡角", "PAIR", 10);
        var id = UUID.randomUUID();
        evening.checkIn("an", corner, id, evening.code(corner), bo).statusCode(201).body("partner", is(bo.toString()));
        evening.checkIn("an", corner, id, evening.code(corner), chen).statusCode(409).body("code", is("id-in-use"));
        evening.checkIn("bo", corner, an).statusCode(409).body("code", is("corner-done"));
        evening.checkIn("bo", corner, id, evening.code(corner), an).statusCode(200).body("partner", is(an.toString()));
        evening.checkIn("chen", corner, an).statusCode(409).body("code", is("coin-cap"));
        assertEquals(10, evening.balance("an"));
        assertEquals(10, evening.balance("bo"));
        assertEquals(0, evening.balance("chen"));
        evening.audited().body("issued", is(20)).body("postings", is(1));
    }

    @Test
    void a_partner_who_is_unknown_absent_gone_or_oneself_is_refused_alike() {
        var evening = Evening.begun(100);
        var an = evening.comes("an");
        var absent = evening.joins("bo");
        var gone = evening.comes("chen");
        member(evening.name("chen")).delete(AT + "/participation", evening.id()).then().statusCode(200);
        var elsewhere = Evening.begun(100).comes("dai");
        var corner = evening.corner("咖啡角", "PAIR", 10);
        for (var partner : new UUID[] { UUID.randomUUID(), absent, gone, elsewhere, an }) {
            evening.checkIn("an", corner, partner).statusCode(409).body("code", is("partner-not-present"));
        }
        evening.checkIn("an", corner, null).statusCode(400).body("errors.code", contains("required"));
        evening.checkIn("an", evening.corner("花艺角", "SOLO", 10), absent).statusCode(400).body("errors.code",
                contains("only-for-pairs"));
        evening.checkIn("bo", corner, an).statusCode(409).body("code", is("not-checked-in"));
        Attendance.present(evening.event(), evening.name("bo"));
        evening.checkIn("bo", corner, an).statusCode(201);
    }

    @Test
    void corners_are_open_while_people_mingle_and_choose() {
        var evening = Evening.begun(100);
        evening.comes("an");
        var first = evening.corner("一", "SOLO", 1);
        var second = evening.corner("二", "SOLO", 1);
        evening.state("choosing");
        evening.checkIn("an", first, null).statusCode(201);
        evening.state("seal");
        evening.checkIn("an", second, null).statusCode(409).body("code", is("corner-closed")).body("state", is("SEALED"));
        evening.state("purge");
        organizer().body(Map.of("title", "三", "mode", "SOLO", "coins", 1)).put(CORNER, evening.id(), UUID.randomUUID())
                .then().statusCode(409).body("code", is("coins-closed"));
    }

    @Test
    void a_code_changes_every_half_minute_and_the_one_before_is_taken() {
        var evening = Evening.begun(100);
        evening.comes("an");
        evening.comes("bo");
        var corner = evening.corner("咖啡角", "SOLO", 10);
        var old = evening.code(corner);
        clock.shift(Duration.ofSeconds(30));
        assertNotEquals(old, evening.code(corner));
        evening.checkIn("an", corner, UUID.randomUUID(), old, null).statusCode(201);
        clock.shift(Duration.ofSeconds(90));
        evening.checkIn("bo", corner, UUID.randomUUID(), old, null).statusCode(409).body("code", is("wrong-code"))
                .body("left", is(4));
    }

    @Test
    void after_five_wrong_codes_in_five_minutes_even_the_right_one_waits() {
        var evening = Evening.begun(100);
        evening.comes("an");
        evening.comes("bo");
        var corner = evening.corner("咖啡角", "SOLO", 10);
        var other = evening.corner("花艺角", "SOLO", 10);
        var wrong = evening.code(corner).equals("000000") ? "000001" : "000000";
        wrong(evening, corner, wrong, 4);
        clock.shift(Duration.ofMinutes(2));
        for (int left = 3; left >= 0; left--) {
            wrong(evening, left % 2 == 0 ? corner : other, left % 2 == 0 ? wrong(evening, corner) : wrong(evening, other),
                    left);
        }
        var answer = evening.checkIn("an", corner, null).statusCode(429).body("code", is("too-many-tries")).extract();
        int wait = Integer.parseInt(answer.header("Retry-After"));
        assertTrue(wait > 150 && wait <= 240, "waits " + wait);
        evening.checkIn("bo", corner, null).statusCode(201);
        clock.shift(Duration.ofMinutes(5).plusSeconds(20));
        wrong(evening, corner, wrong(evening, corner), 0);
        evening.checkIn("an", corner, null).statusCode(429);
        clock.shift(Duration.ofMinutes(8));
        evening.checkIn("an", corner, null).statusCode(201);
    }

    private static void wrong(Evening evening, UUID corner, String code, int left) {
        evening.checkIn("an", corner, UUID.randomUUID(), code, null).statusCode(409).body("code", equalTo("wrong-code"))
                .body("left", is(left));
    }

    private static String wrong(Evening evening, UUID corner) {
        return evening.code(corner).equals("000000") ? "000001" : "000000";
    }
}
