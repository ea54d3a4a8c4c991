package cn.zhijia.counselling.group.member;

import static cn.zhijia.counselling.World.ADMIN;
import static cn.zhijia.counselling.World.MONDAY;
import static cn.zhijia.counselling.World.ORGANIZER;
import static cn.zhijia.counselling.World.as;
import static cn.zhijia.counselling.World.count;
import static cn.zhijia.counselling.World.itIs;
import static cn.zhijia.counselling.World.member;
import static cn.zhijia.counselling.World.put;
import static cn.zhijia.counselling.World.someone;
import static cn.zhijia.counselling.World.together;
import static cn.zhijia.counselling.group.Circle.told;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.counselling.group.Circle;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.testing.TestDatabase;
import cn.zhijia.kit.testing.Tokens;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class SeatTest {

    @Inject
    DatabaseClock clock;

    @Inject
    AgroalDataSource database;

    @BeforeEach
    void monday_morning() {
        itIs(clock, MONDAY);
    }

    @AfterEach
    void real_time() {
        clock.shift(Duration.ZERO);
    }

    @Test
    void a_member_asks_the_leader_approves_and_the_contract_is_signed() {
        var circle = Circle.of(0, someone());
        String an = someone();
        var attempt = circle.asks(an);
        put(member(an), circle.seat(an), Map.of("attempt", attempt)).then().statusCode(200).body("state", is("ASKED"));
        as(member(an)).get(circle.path() + "/members").then().statusCode(404);
        assertEquals(List.of("GROUP_SEAT_ASKED"), told(circle.leader()));
        put(member(an), circle.seat(an) + "/contract", Map.of("attempt", attempt, "version", 1, "sha256", "0".repeat(64)))
                .then().statusCode(409).body("code", is("illegal-transition"));
        circle.approves(an, attempt).then().statusCode(200).body("state", is("APPROVED"), "signed", is(false));
        circle.approves(an, attempt).then().statusCode(200);
        as(member(an)).get(circle.path() + "/members").then().statusCode(403).body("code", is("contract-not-signed"));
        put(member(an), circle.seat(an) + "/contract", Map.of("attempt", attempt, "version", 1, "sha256", "0".repeat(64)))
                .then().statusCode(409).body("code", is("contract-changed"), "version", is(1));
        circle.signs(an, attempt).then().statusCode(200).body("signed", is(true));
        circle.signs(an, attempt).then().statusCode(200);
        as(member(an)).get(circle.path() + "/members").then().statusCode(200).body("items.role", contains("LEADER", "MEMBER"));
        assertEquals(List.of("GROUP_SEAT_APPROVED"), told(an));
        as(member("m")).get(circle.path()).then().body("seatsFree", is(9));
    }

    @Test
    void a_changed_contract_is_signed_anew_before_anything_else_is_seen() {
        String wang = someone();
        var body = Circle.body("SUPPORT", 2, 10, wang);
        var circle = Circle.of(body, 1, wang);
        String an = circle.members().get(0);
        body.put("contract", "新的约定");
        as(ORGANIZER).header("If-Match", "*").body(body).put(circle.path()).then().statusCode(200);
        as(member(an)).get(circle.path() + "/members").then().statusCode(403);
        as(member(an)).get(circle.path() + "/meetings").then().statusCode(403);
        UUID attempt = UUID.fromString(as(member(an)).get(circle.seat(an)).then().extract().path("attempt"));
        circle.signs(an, attempt).then().statusCode(200);
        as(member(an)).get(circle.path() + "/members").then().statusCode(200);
    }

    @Test
    void the_list_does_not_exist_for_anybody_outside_the_group_whatever_they_are() {
        var circle = Circle.of(2, someone());
        for (String stranger : List.of(member(someone()), Tokens.person(someone(), "counsellor").sign())) {
            as(stranger).get(circle.path() + "/members").then().statusCode(404);
            as(stranger).get(circle.seat(circle.members().get(0))).then().statusCode(404);
            as(stranger).get(circle.path() + "/meetings").then().statusCode(404);
        }
        for (String staff : List.of(ADMIN, ORGANIZER, Tokens.person(someone(), "supervisor").sign())) {
            int status = as(staff).get(circle.path() + "/members").statusCode();
            assertFalse(status == 200, "seen by staff");
        }
        as(member(circle.members().get(0))).get(circle.path() + "/members").then().statusCode(200).body("items", hasSize(3),
                "items", everyItem(not(hasKey("memberNo"))), "items", everyItem(not(hasKey("attempt"))));
        as(circle.leads()).get(circle.path() + "/members").then().body("items[1].memberNo",
                is("T-" + circle.members().get(0)), "items[1].signed", is(true));
        as(member(circle.members().get(0))).get(circle.seat(circle.members().get(1))).then().statusCode(404);
    }

    @Test
    void somebody_asks_for_themselves_only_and_who_leads_has_no_need_to() {
        var circle = Circle.of(0, someone());
        String an = someone();
        put(member(someone()), circle.seat(an), Map.of("attempt", UUID.randomUUID())).then().statusCode(404);
        put(circle.leads(), circle.seat(circle.leader()), Map.of("attempt", UUID.randomUUID())).then().statusCode(409)
                .body("code", is("leads-already"));
        put(member(an), circle.seat(an), Map.of("attempt", UUID.randomUUID(), "role", "LEADER")).then().statusCode(400)
                .body("errors[0].code", is("member-or-observer"));
        var attempt = circle.asks(an);
        as(ORGANIZER).header("If-Match", "*").body(Circle.body("SUPPORT", 2, 10, circle.leader(), an)).put(circle.path()).then()
                .statusCode(200);
        circle.approves(an, attempt).then().statusCode(409).body("code", is("leads-already"));
        as(ORGANIZER).header("If-Match", "*").body(Circle.body("SUPPORT", 2, 10, circle.leader())).put(circle.path()).then()
                .statusCode(200);
        put(member(an), circle.seat(an) + "/approval", Map.of("attempt", attempt)).then().statusCode(403);
        put(member(someone()), circle.seat(an) + "/refusal", Map.of("attempt", attempt)).then().statusCode(404);
        circle.approves(an, attempt).then().statusCode(200);
        as(ORGANIZER).header("If-Match", "*").body(Circle.body("SUPPORT", 2, 10, circle.leader(), an)).put(circle.path()).then()
                .statusCode(400).body("errors[0].pointer", is("/leaders/1/memberNo"), "errors[0].code", is("sits-already"));
    }

    @Test
    void a_refusal_is_told_and_a_late_repeat_of_anything_decides_no_later_attempt() {
        var circle = Circle.of(0, someone());
        String an = someone();
        var first = circle.asks(an);
        put(circle.leads(), circle.seat(an) + "/refusal", Map.of("attempt", first)).then().statusCode(200).body("state",
                is("REFUSED"));
        put(member(an), circle.seat(an), Map.of("attempt", first)).then().statusCode(200).body("state", is("REFUSED"));
        circle.approves(an, first).then().statusCode(409).body("code", is("illegal-transition"));
        var second = circle.asks(an);
        put(circle.leads(), circle.seat(an) + "/refusal", Map.of("attempt", first)).then().statusCode(200);
        as(member(an)).get(circle.seat(an)).then().body("state", is("ASKED"), "attempt", is(second.toString()));
        circle.approves(an, second).then().statusCode(200);
        put(member(an), circle.seat(an) + "/departure", Map.of("attempt", second)).then().statusCode(200).body("state",
                is("LEFT"));
        var third = circle.asks(an);
        put(member(an), circle.seat(an) + "/departure", Map.of("attempt", second)).then().statusCode(200);
        put(member(an), circle.seat(an), Map.of("attempt", first)).then().statusCode(200).body("attempt", is(first.toString()));
        as(member(an)).get(circle.seat(an)).then().body("state", is("ASKED"), "attempt", is(third.toString()));
        assertEquals(List.of("GROUP_SEAT_REFUSED", "GROUP_SEAT_APPROVED"), told(an));
        as(member(an)).get("/v1/me/groups").then().body("items", hasSize(3), "items.state.flatten()",
                contains("REFUSED", "LEFT", "ASKED"));
    }

    @Test
    void what_somebody_is_told_says_nothing_of_what_it_is() {
        var circle = Circle.of(1, someone());
        for (String name : List.of(circle.leader(), circle.members().get(0))) {
            for (String language : List.of("zh-CN", "en")) {
                List<String> texts = as(member(name)).header("Accept-Language", language).get("/v1/me/notices/counselling")
                        .then().extract().path("items.text");
                assertFalse(texts.isEmpty());
                texts.forEach(t -> assertFalse(t.matches("(?i).*(心理|咨询|巴林特|危机|counsel|balint|psych|crisis).*"), t));
            }
        }
    }

    @Test
    void nobody_sits_with_a_direct_superior_and_nobody_learns_who_named_whom() throws Exception {
        var circle = Circle.of(0, someone());
        String boss = someone(), an = someone(), bo = someone();
        var bosses = circle.asks(boss);
        circle.approves(boss, bosses).then().statusCode(200);
        var ans = circle.asks(an, boss);
        circle.approves(an, ans).then().statusCode(409).body("code", is("cannot-sit-together"));
        as(member(an)).get(circle.seat(an)).then().body("state", is("ASKED"), "superiors", nullValue());
        assertFalse(as(circle.leads()).get(circle.path() + "/members").asString().contains("superior"));
        put(member(boss), circle.seat(boss) + "/departure", Map.of("attempt", bosses)).then().statusCode(200);
        circle.approves(an, ans).then().statusCode(200);
        circle.approves(boss, circle.asks(boss)).then().statusCode(409).body("code", is("cannot-sit-together"));
        circle.approves(bo, circle.asks(bo, circle.leader())).then().statusCode(409); // who leads sits there too
        try (var connection = database.getConnection(); var sql = connection.createStatement()) {
            var found = sql.executeQuery("select count(*) from group_superior g where g::text like '%" + boss + "%'");
            found.next();
            assertEquals(0, found.getInt(1));
            found = sql
                    .executeQuery("select count(*) from group_superior g join group_seat s on s.id = seat_id where attempt = '"
                            + ans + "'");
            found.next();
            assertEquals(1, found.getInt(1));
        }
        put(member(an), circle.seat(an) + "/departure", Map.of("attempt", ans)).then().statusCode(200);
        try (var connection = database.getConnection(); var sql = connection.createStatement()) {
            var found = sql
                    .executeQuery("select count(*) from group_superior g join group_seat s on s.id = seat_id where attempt = '"
                            + ans + "'");
            found.next();
            assertEquals(0, found.getInt(1));
        }
    }

    @Test
    void of_two_approvals_at_once_a_superior_and_a_subordinate_get_one_seat() throws Exception {
        for (int round = 0; round < 5; round++) {
            var circle = Circle.of(0, someone(), someone());
            String boss = someone(), an = someone();
            var bosses = circle.asks(boss);
            var ans = circle.asks(an, boss);
            var answers = together(List.of(() -> circle.approves(boss, bosses), () -> circle.approves(an, ans)));
            assertEquals(1, count(answers, 200));
            assertEquals(1, count(answers, 409));
        }
    }

    @Test
    void the_last_seat_goes_to_one_of_many() throws Exception {
        String wang = someone();
        var circle = Circle.of(Circle.body("BALINT", 8, 12, wang), 10, wang);
        var calls = new ArrayList<Callable<Response>>();
        for (int i = 0; i < 8; i++) {
            String name = someone();
            var attempt = circle.asks(name);
            calls.add(() -> circle.approves(name, attempt));
        }
        var answers = together(calls);
        assertEquals(2, count(answers, 200));
        assertEquals(6, count(answers, 409));
        answers.stream().filter(a -> a.statusCode() == 409).forEach(a -> a.then().body("code", is("group-full")));
        as(member("m")).get(circle.path()).then().body("seatsFree", is(0));
        as(ORGANIZER).header("If-Match", "*").body(Circle.body("BALINT", 8, 11, wang)).put(circle.path()).then()
                .statusCode(400).body("errors[0].code", is("below-seated"));
    }

    @Test
    void the_database_gives_no_seat_beyond_the_last_whoever_asks_it() throws Exception {
        String wang = someone();
        var circle = Circle.of(Circle.body("SUPPORT", 2, 2, wang), 2, wang);
        circle.asks(someone());
        try (var connection = database.getConnection(); var sql = connection.createStatement()) {
            var refused = org.junit.jupiter.api.Assertions.assertThrows(java.sql.SQLException.class, () -> sql.executeUpdate(
                    "update group_seat set state = 'APPROVED' where state = 'ASKED' and group_id = '" + circle.id() + "'"));
            assertEquals("23514", refused.getSQLState());
        }
    }

    @Test
    void equal_calls_at_once_ask_once() throws Exception {
        var circle = Circle.of(0, someone());
        String an = someone();
        as(member(an)).get("/v1/me/groups").then().statusCode(200);
        var body = Map.of("attempt", UUID.randomUUID());
        var answers = together(Collections.nCopies(6, () -> put(member(an), circle.seat(an), body)));
        assertEquals(1, count(answers, 201));
        assertEquals(5, count(answers, 200));
    }

    @Test
    void different_attempts_at_once_ask_for_one_seat() throws Exception {
        var circle = Circle.of(0, someone());
        String an = someone();
        as(member(an)).get("/v1/me/groups").then().statusCode(200);
        var calls = new ArrayList<Callable<Response>>();
        for (int i = 0; i < 6; i++) {
            var body = Map.of("attempt", UUID.randomUUID());
            calls.add(() -> put(member(an), circle.seat(an), body));
        }
        var answers = together(calls);
        assertEquals(1, count(answers, 201));
        assertEquals(5, count(answers, 200));
        as(member(an)).get("/v1/me/groups").then().body("items", hasSize(1));
    }

    @Test
    void my_seats_tell_a_phone_what_has_changed() {
        var circle = Circle.of(0, someone());
        String an = someone();
        var attempt = circle.asks(an);
        String since = as(member(an)).get("/v1/me/groups").then().body("items", hasSize(1)).extract().path("changedSince");
        as(member(an)).queryParam("changedSince", since).get("/v1/me/groups").then().body("items", hasSize(0));
        circle.approves(an, attempt).then().statusCode(200);
        as(member(an)).queryParam("changedSince", since).get("/v1/me/groups").then().body("items.state", contains("APPROVED"));
    }
}
