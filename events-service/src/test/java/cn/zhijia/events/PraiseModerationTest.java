package cn.zhijia.events;

import static cn.zhijia.events.PraiseStage.GRATITUDE;
import static cn.zhijia.events.PraiseStage.KINDNESS;
import static cn.zhijia.events.PraiseStage.PRAISE;
import static cn.zhijia.events.PraiseStage.PRAISES;
import static cn.zhijia.events.PraiseStage.give;
import static cn.zhijia.events.PraiseStage.given;
import static cn.zhijia.events.PraiseStage.report;
import static cn.zhijia.events.PraiseStage.seen;
import static cn.zhijia.events.PraiseStage.step;
import static cn.zhijia.events.Stage.event;
import static cn.zhijia.events.Stage.guest;
import static cn.zhijia.events.Stage.member;
import static cn.zhijia.events.Stage.organizer;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
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
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** What organizers and the numbers learn of praise. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class PraiseModerationTest {

    private static final String STATISTICS = PRAISES + "/statistics";

    @Inject
    DatabaseClock clock;

    @AfterEach
    void real_time() {
        clock.shift(Duration.ZERO);
    }

    @Test
    void organizers_see_what_was_reported_and_nothing_else() {
        var event = event(-1);
        Attendance.of(event, "an", "bo", "watchful");
        var bad = given(event, "an", "bo", KINDNESS);
        given(event, "an", "bo", GRATITUDE);
        reports(organizer(), event).body("items", hasSize(0));
        report("an", event, bad).statusCode(403).body("code", is("forbidden"));
        report("watchful", event, bad).statusCode(200).body("state", is("GIVEN"));
        report("watchful", event, bad).statusCode(200);
        report("bo", event, bad).statusCode(200);
        var text = reports(organizer(), event).body("items.id", contains(bad.toString()), "items[0].fromMemberNo", is("T-an"),
                "items[0].toName", is("bo"), "items[0].reasons", contains("话里有话", "话里有话"), "items[0].decision",
                nullValue()).extract().asString();
        assertEquals(-1, text.indexOf("watchful"));
        organizer("airport").get(PRAISES + "/reports", event).then().statusCode(403).body("code", is("other-union"));
        member("watchful").get(PRAISES + "/reports", event).then().statusCode(403).body("code", is("missing-role"));
        guest().get(PRAISES + "/reports", event).then().statusCode(401);
    }

    @Test
    void what_is_taken_down_is_gone_for_everybody_and_stays_so() {
        var event = event(-1);
        Attendance.of(event, "an", "bo", "cai");
        var bad = given(event, "an", "bo", KINDNESS);
        decide(organizer(), event, bad, "TAKEN_DOWN").statusCode(404);
        report("cai", event, bad).statusCode(200);
        decide(organizer("airport"), event, bad, "TAKEN_DOWN").statusCode(403).body("code", is("other-union"));
        decide(member("cai"), event, bad, "TAKEN_DOWN").statusCode(403).body("code", is("missing-role"));
        decide(organizer(), event, bad, "KEPT").statusCode(200).body("decision", is("KEPT"));
        assertEquals(1, seen("cai", event).size());
        decide(organizer(), event, bad, "TAKEN_DOWN").statusCode(200).body("decision", is("TAKEN_DOWN"));
        decide(organizer(), event, bad, "TAKEN_DOWN").statusCode(200);
        decide(organizer(), event, bad, "KEPT").statusCode(409).body("code", is("illegal-transition"));
        for (var who : List.of("an", "bo", "cai")) {
            assertEquals(List.of(), seen(who, event));
        }
        give(event, bad, "an", "bo", KINDNESS).statusCode(200).body("state", is("TAKEN_DOWN"));
        report("cai", event, bad).statusCode(200);
        reports(organizer(), event).body("items", hasSize(0));
        organizer().queryParam("decided", true).get(PRAISES + "/reports", event).then().body("items.decision",
                contains("TAKEN_DOWN"));
    }

    @Test
    void what_was_withdrawn_shows_organizers_no_note_any_more() {
        var event = event(-1);
        Attendance.of(event, "an", "bo");
        var id = UUID.randomUUID();
        member("an").body(PraiseStage.praise("bo", KINDNESS, "话里有话")).put(PRAISE, event, id).then().statusCode(201);
        report("bo", event, id).statusCode(200);
        reports(organizer(), event).body("items[0].note", is("话里有话"), "items[0].withdrawn", is(false));
        step("an", event, id, "withdrawal").statusCode(200);
        reports(organizer(), event).body("items[0].note", nullValue(), "items[0].withdrawn", is(true));
        decide(organizer(), event, id, "KEPT").statusCode(200).body("note", nullValue(), "withdrawn", is(true));
    }

    @Test
    void no_organizer_decides_about_a_praise_of_ones_own() {
        var event = event(-1);
        Attendance.of(event, "bo");
        var attempt = Map.of("attempt", UUID.randomUUID());
        organizer().body(attempt).put(Stage.MINE, event).then().statusCode(201);
        Attendance.present(event, "org-bus");
        var own = UUID.randomUUID();
        organizer().body(PraiseStage.praise("bo", KINDNESS, null)).put(PRAISE, event, own).then().statusCode(201);
        report("bo", event, own).statusCode(200);
        decide(organizer(), event, own, "KEPT").statusCode(403).body("code", is("own-praise"));
    }

    @Test
    void labels_are_counted_from_five_recipients_up() {
        var event = event(-1);
        Attendance.of(event, "s1", "s2", "s3", "s4", "s5", "s6");
        for (int i = 2; i <= 5; i++) {
            given(event, "s1", "s" + i, KINDNESS);
        }
        given(event, "s1", "s2", GRATITUDE);
        statistics(member("s1"), event).statusCode(409).body("code", is("too-few-recipients"), "needed", is(5));
        statistics(organizer(), event).statusCode(409);
        for (int i = 2; i <= 5; i++) {
            given(event, "s6", "s" + i, KINDNESS);
        }
        given(event, "s1", "s6", KINDNESS);
        for (var caller : List.of(member("s3"), organizer())) {
            var text = statistics(caller, event).statusCode(200).body("labels.label", contains(KINDNESS, GRATITUDE),
                    "labels.count", contains(9, 1), "labels[0].word", is("善良")).extract().asString();
            assertEquals(-1, text.indexOf("T-s"));
        }
        statistics(member("outside"), event).statusCode(404);
        statistics(organizer("airport"), event).statusCode(404);
        statistics(guest(), event).statusCode(401);
    }

    @Test
    void who_looks_twice_does_not_see_what_one_person_just_gave_or_hid() {
        var event = event(-1);
        Attendance.of(event, "t1", "t2", "t3", "t4", "t5", "t6");
        for (int i = 2; i <= 6; i++) {
            given(event, "t1", "t" + i, KINDNESS);
        }
        var before = statistics(member("t2"), event).statusCode(200).body("labels.count", contains(5)).extract().asString();
        var late = given(event, "t2", "t3", GRATITUDE);
        step("t3", event, late, "hiding").statusCode(200);
        assertEquals(before, statistics(member("t2"), event).extract().asString());
        for (int i = 3; i <= 6; i++) {
            given(event, "t2", i == 3 ? "t1" : "t" + i, KINDNESS);
        }
        statistics(member("t2"), event).body("labels.count", contains(9, 1));
        given(event, "t4", "t5", GRATITUDE);
        statistics(member("t2"), event).body("labels.count", contains(9, 1));
        clock.shift(Duration.ofDays(33).plusHours(3));
        statistics(member("t2"), event).body("labels.count", contains(9, 2));
    }

    private static ValidatableResponse statistics(RequestSpecification caller, UUID event) {
        return caller.get(STATISTICS, event).then();
    }

    private static ValidatableResponse reports(RequestSpecification caller, UUID event) {
        return caller.get(PRAISES + "/reports", event).then().statusCode(200);
    }

    private static ValidatableResponse decide(RequestSpecification caller, UUID event, UUID id, String decision) {
        return caller.body(Map.of("decision", decision)).put(PRAISE + "/decision", event, id).then();
    }
}
