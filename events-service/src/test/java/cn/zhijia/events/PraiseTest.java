package cn.zhijia.events;

import static cn.zhijia.events.PraiseStage.GRATITUDE;
import static cn.zhijia.events.PraiseStage.KINDNESS;
import static cn.zhijia.events.PraiseStage.PRAISE;
import static cn.zhijia.events.PraiseStage.PRAISES;
import static cn.zhijia.events.PraiseStage.give;
import static cn.zhijia.events.PraiseStage.given;
import static cn.zhijia.events.PraiseStage.label;
import static cn.zhijia.events.PraiseStage.praise;
import static cn.zhijia.events.PraiseStage.seen;
import static cn.zhijia.events.PraiseStage.step;
import static cn.zhijia.events.Stage.draft;
import static cn.zhijia.events.Stage.event;
import static cn.zhijia.events.Stage.facts;
import static cn.zhijia.events.Stage.guest;
import static cn.zhijia.events.Stage.member;
import static cn.zhijia.events.Stage.organizer;
import static cn.zhijia.events.Stage.register;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
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
class PraiseTest {

    @Inject
    DatabaseClock clock;

    @AfterEach
    void real_time() {
        clock.shift(Duration.ZERO);
    }

    @Test
    void those_who_were_there_praise_each_other_and_see_it() {
        var event = event(-1);
        Attendance.of(event, "an", "bo", "cai");
        var id = UUID.randomUUID();
        member("an").body(praise("bo", KINDNESS, "夜班时总记得给大家留一盏灯")).put(PRAISE, event, id).then().statusCode(201).body("state",
                is("GIVEN"), "id", is(id.toString()));
        for (var who : List.of("an", "bo", "cai")) {
            member(who).get(PRAISES, event).then().statusCode(200).body("items", hasSize(1), "items[0].from.memberNo",
                    is("T-an"), "items[0].to.name", is("bo"), "items[0].word", is("善良"), "items[0].note",
                    is("夜班时总记得给大家留一盏灯"), "next", nullValue());
        }
        member("an").header("Accept-Language", "en").get(PRAISES, event).then().body("items[0].word", is("Kindness"));
    }

    @Test
    void the_recipient_is_told_once_for_all_praises_of_an_event() {
        var event = event(-1);
        Attendance.of(event, "an", "told", "cai");
        given(event, "an", "told", KINDNESS);
        String first = member("told").get("/v1/me/notices/events").then().body("items.fact", contains("PRAISED"),
                "items[0].text", is("有人在“劳模课堂进车厢”中给您贴上了积极品质标签。")).extract().path("changedSince");
        given(event, "cai", "told", KINDNESS);
        assertEquals(List.of("PRAISED"), facts("told"));
        member("told").queryParam("changedSince", first).get("/v1/me/notices/events").then().body("items.fact",
                contains("PRAISED"));
        assertEquals(List.of(), facts("cai"));
    }

    @Test
    void the_recipient_is_told_once_even_when_the_event_was_moved_or_one_registered_again() {
        var event = event(-1);
        Attendance.of(event, "mover", "moved", "moves");
        given(event, "mover", "moved", KINDNESS);
        organizer().header("If-Match", "*").body(Map.of("startsAt", Stage.START.plusSeconds(600).toString(), "endsAt",
                Stage.START.plusSeconds(7_200).toString())).put(Stage.EVENT + "/reschedule", event).then().statusCode(200);
        given(event, "moves", "moved", KINDNESS);
        assertEquals(List.of("RESCHEDULED", "PRAISED"), facts("moved"));
        Stage.cancel("moved", event).statusCode(200);
        Attendance.of(event, "moved");
        given(event, "mover", "moved", GRATITUDE);
        assertEquals(List.of("RESCHEDULED", "PRAISED"), facts("moved"));
    }

    @Test
    void a_repeat_changes_nothing_and_no_id_or_label_is_used_twice() {
        var event = event(-1);
        Attendance.of(event, "an", "repeated", "cai");
        var id = given(event, "an", "repeated", KINDNESS);
        give(event, id, "an", "repeated", KINDNESS).statusCode(200).body("state", is("GIVEN"));
        give(event, id, "an", "repeated", GRATITUDE).statusCode(409).body("code", is("praise-given-before"));
        give(event, UUID.randomUUID(), "an", "repeated", KINDNESS).statusCode(409).body("code", is("praise-given-before"));
        give(event, id, "cai", "repeated", KINDNESS).statusCode(409).body("code", is("id-in-use"));
        var other = event(-1);
        Attendance.of(other, "an", "repeated");
        give(other, id, "an", "repeated", KINDNESS).statusCode(409).body("code", is("id-in-use"));
        given(event, "cai", "repeated", KINDNESS);
        assertEquals(2, seen("an", event).size());
    }

    @Test
    void nobody_praises_oneself() {
        var event = event(-1);
        Attendance.of(event, "narcissus");
        give(event, UUID.randomUUID(), "narcissus", "narcissus", KINDNESS).statusCode(409).body("code", is("praise-oneself"));
        assertEquals(List.of(), seen("narcissus", event));
    }

    @Test
    void who_was_not_there_neither_gives_nor_receives_nor_reads() {
        var event = event(-1);
        Attendance.of(event, "an", "bo");
        register("away", event).statusCode(201);
        give(event, UUID.randomUUID(), "away", "bo", KINDNESS).statusCode(403).body("code", is("not-present"));
        give(event, UUID.randomUUID(), "an", "away", KINDNESS).statusCode(409).body("code", is("recipient-not-present"));
        give(event, UUID.randomUUID(), "an", "who-is-that", KINDNESS).statusCode(409).body("code",
                is("recipient-not-present"));
        var id = given(event, "an", "bo", KINDNESS);
        for (var step : List.of("hiding", "withdrawal")) {
            step("away", event, id, step).statusCode(404);
        }
        PraiseStage.report("away", event, id).statusCode(404);
        for (var caller : List.of(member("away"), member("stranger"), Stage.organizer(), Stage.organizer("airport"))) {
            caller.get(PRAISES, event).then().statusCode(404).body("code", is("not-found"));
        }
        guest().get(PRAISES, event).then().statusCode(401);
        member("an").get(PRAISES, draft()).then().statusCode(404);
        member("an").get(PRAISES, UUID.randomUUID()).then().statusCode(404);
        give(UUID.randomUUID(), UUID.randomUUID(), "an", "bo", KINDNESS).statusCode(404);
    }

    @Test
    void a_person_gets_three_labels_from_one_and_a_withdrawal_makes_room() {
        var event = event(-1);
        Attendance.of(event, "an", "bo", "cai");
        var first = given(event, "an", "bo", label(1));
        given(event, "an", "bo", label(2));
        given(event, "an", "bo", label(3));
        give(event, UUID.randomUUID(), "an", "bo", label(4)).statusCode(409).body("code", is("praise-limit"));
        given(event, "cai", "bo", label(4));
        given(event, "bo", "an", label(4));
        step("an", event, first, "withdrawal").statusCode(200).body("state", is("WITHDRAWN"));
        given(event, "an", "bo", label(4));
        give(event, UUID.randomUUID(), "an", "bo", label(5)).statusCode(409).body("code", is("praise-limit"));
    }

    @Test
    void what_is_withdrawn_never_comes_back() {
        var event = event(-1);
        Attendance.of(event, "an", "bo", "cai");
        var id = given(event, "an", "bo", KINDNESS);
        step("cai", event, id, "withdrawal").statusCode(403).body("code", is("forbidden"));
        step("bo", event, id, "withdrawal").statusCode(403);
        step("an", event, id, "withdrawal").statusCode(200);
        step("an", event, id, "withdrawal").statusCode(200).body("state", is("WITHDRAWN"));
        give(event, id, "an", "bo", KINDNESS).statusCode(200).body("state", is("WITHDRAWN"));
        give(event, UUID.randomUUID(), "an", "bo", KINDNESS).statusCode(409).body("code", is("praise-given-before"));
        for (var who : List.of("an", "bo", "cai")) {
            assertEquals(List.of(), seen(who, event));
        }
        step("cai", event, id, "hiding").statusCode(404);
        PraiseStage.report("cai", event, id).statusCode(404);
    }

    @Test
    void what_is_hidden_never_comes_back_and_its_giver_does_not_notice() {
        var event = event(-1);
        Attendance.of(event, "an", "hider", "cai");
        var id = given(event, "an", "hider", label(1));
        given(event, "an", "hider", label(2));
        given(event, "an", "hider", label(3));
        step("an", event, id, "hiding").statusCode(403).body("code", is("forbidden"));
        step("cai", event, id, "hiding").statusCode(403);
        step("hider", event, id, "hiding").statusCode(200).body("state", is("HIDDEN"));
        step("hider", event, id, "hiding").statusCode(200).body("state", is("HIDDEN"));
        give(event, id, "an", "hider", label(1)).statusCode(200).body("state", is("GIVEN"));
        give(event, UUID.randomUUID(), "an", "hider", label(4)).statusCode(409).body("code", is("praise-limit"));
        assertEquals(3, seen("an", event).size());
        assertEquals(2, seen("hider", event).size());
        assertEquals(2, seen("cai", event).size());
        member("hider").get("/v1/me/praise-wheel").then().body("received", hasSize(2), "received.label",
                not(contains(label(1))));
        step("an", event, id, "withdrawal").statusCode(200).body("state", is("WITHDRAWN"));
        assertEquals(2, seen("hider", event).size());
    }

    @Test
    void others_see_a_praise_while_its_recipient_shares_it_and_never_who_gave_it() {
        var event = event(-1);
        Attendance.of(event, "an", "sharer", "shy");
        given(event, "an", "sharer", KINDNESS);
        given(event, "an", "shy", KINDNESS);
        member("outside").get(PRAISES, event).then().statusCode(404);
        PraiseStage.wheel("sharer", true).statusCode(201);
        var shared = member("outside").get(PRAISES, event).then().statusCode(200).body("items", hasSize(1), "items[0].to.name",
                is("sharer"), "items[0].to.memberNo", nullValue(), "items[0].from", nullValue()).extract().asString();
        assertEquals(-1, shared.indexOf("shy"));
        assertEquals(-1, shared.indexOf("T-"));
        PraiseStage.wheel("sharer", false).statusCode(200);
        member("outside").get(PRAISES, event).then().statusCode(404);
    }

    @Test
    void a_note_is_short_normalised_and_hides_nothing() {
        var event = event(-1);
        Attendance.of(event, "an", "noted");
        noted(event, "善".repeat(31), "too-long");
        for (var unseen : List.of("零\u200b宽", "从右\u202e到左", "两\n行", "零\u2060宽", "\u3164", "哨\u0007", "软\u00ad连")) {
            noted(event, unseen, "unseen-character");
        }
        noted(event, "　 ", "blank");
        var id = UUID.randomUUID();
        member("an").body(praise("noted", KINDNESS, "cafe\u0301 " + "\ud83d\udc4d".repeat(25))).put(PRAISE, event, id).then()
                .statusCode(201);
        member("an").body(praise("noted", KINDNESS, "caf\u00e9 " + "\ud83d\udc4d".repeat(25) + " ")).put(PRAISE, event, id)
                .then().statusCode(200);
        member("an").get(PRAISES, event).then().body("items[0].note", is("caf\u00e9 " + "\ud83d\udc4d".repeat(25)));
        member("an").body(praise("noted", UUID.randomUUID().toString(), null)).put(PRAISE, event, UUID.randomUUID()).then()
                .statusCode(400).body("errors[0].pointer", is("/label"), "errors[0].code", is("unknown-label"));
    }

    private static void noted(UUID event, String note, String code) {
        member("an").body(praise("noted", KINDNESS, note)).put(PRAISE, event, UUID.randomUUID()).then().statusCode(400).body(
                "errors[0].pointer", is("/note"), "errors[0].code", is(code));
    }

    @Test
    void praise_is_given_until_thirty_days_after_the_end() {
        var event = event(-1);
        Attendance.of(event, "an", "bo");
        var id = given(event, "an", "bo", KINDNESS);
        clock.shift(Duration.ofDays(33));
        given(event, "bo", "an", KINDNESS);
        clock.shift(Duration.ofDays(33).plusHours(3));
        give(event, UUID.randomUUID(), "an", "bo", GRATITUDE).statusCode(409).body("code", is("afterwards-over"));
        give(event, id, "an", "bo", KINDNESS).statusCode(200);
        step("an", event, id, "withdrawal").statusCode(200);
    }

    @Test
    void a_list_of_praises_goes_on_where_it_stopped() {
        var event = event(-1);
        Attendance.of(event, "an", "bo", "cai");
        var ids = List.of(given(event, "an", "bo", label(1)), given(event, "bo", "an", label(1)),
                given(event, "cai", "bo", label(1)));
        String next = member("an").queryParam("limit", 2).get(PRAISES, event).then().body("items.id",
                contains(ids.get(0).toString(), ids.get(1).toString())).extract().path("next");
        member("an").queryParam("limit", 2).queryParam("cursor", next).get(PRAISES, event).then().body("items.id",
                contains(ids.get(2).toString()), "next", nullValue());
        member("bo").queryParam("cursor", next).get(PRAISES, event).then().statusCode(400).body("code", is("bad-cursor"));
    }
}
