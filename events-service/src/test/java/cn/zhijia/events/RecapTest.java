package cn.zhijia.events;

import static cn.zhijia.events.PraiseStage.KINDNESS;
import static cn.zhijia.events.PraiseStage.given;
import static cn.zhijia.events.Stage.EVENT;
import static cn.zhijia.events.Stage.draft;
import static cn.zhijia.events.Stage.event;
import static cn.zhijia.events.Stage.guest;
import static cn.zhijia.events.Stage.member;
import static cn.zhijia.events.Stage.organizer;
import static cn.zhijia.events.Stage.register;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class RecapTest {

    private static final String RECAP = "/v1/events/{id}/recap";
    private static final String CONSENT = RECAP + "/consent";
    private static final String TEXT = "{1}讲述了最自豪的一件事，组员给分享人贴上积极品质标签。";

    @Inject
    DatabaseClock clock;

    @AfterEach
    void real_time() {
        clock.shift(Duration.ZERO);
    }

    @Test
    void everybody_reads_the_numbers_of_a_completed_event() {
        var event = event(3);
        Attendance.of(event, "an", "bo");
        for (var who : List.of("stayed-away", "waits1", "waits2", "gave-up")) {
            register(who, event).statusCode(201);
        }
        Stage.cancel("gave-up", event).statusCode(200);
        guest().get(RECAP, event).then().statusCode(404);
        organizer().get(RECAP, event).then().statusCode(404);
        completed(event);
        guest().get(RECAP, event).then().statusCode(200).body("title", is("劳模课堂进车厢"), "registered", is(3), "attended", is(2),
                "waiting", is(2), "praises", nullValue(), "feedbackMean", nullValue(), "text", nullValue(), "named",
                hasSize(0));
        guest().get(RECAP, UUID.randomUUID()).then().statusCode(404);
        guest().get(RECAP, draft()).then().statusCode(404);
    }

    @Test
    void who_was_told_that_a_date_is_off_does_not_wait_for_it_when_it_is_held_after_all() {
        clock.shift(Club.noon("2026-04-01"));
        var id = Club.made("size", 1);
        var event = Club.event(id, "2026-04-10T19:30");
        register("revived1", event).statusCode(201);
        register("revived2", event).statusCode(201);
        Club.except(id, "2026-04-10T19:30", Map.of("cancelled", true, "reason", "书店装修")).statusCode(200);
        Club.except(id, "2026-04-10T19:30", Map.of()).statusCode(200);
        register("revived1", event).statusCode(201);
        register("revived3", event).statusCode(201);
        clock.shift(Club.noon("2026-04-11"));
        organizer().put(EVENT + "/completion", event).then().statusCode(200);
        guest().get(RECAP, event).then().statusCode(200).body("registered", is(1), "waiting", is(1));
    }

    @Test
    void labels_and_the_mean_are_told_from_five_people_up() {
        var event = event(-1);
        Attendance.of(event, "r0", "r1", "r2", "r3", "r4", "r5");
        for (int i = 1; i <= 4; i++) {
            given(event, "r0", "r" + i, KINDNESS);
            answered(event, "r" + i, i);
        }
        completed(event);
        guest().get(RECAP, event).then().body("praises", nullValue(), "feedbackMean", nullValue());
        String before = guest().get(RECAP, event).header("ETag");
        given(event, "r0", "r5", KINDNESS);
        answered(event, "r5", 5);
        guest().header("If-None-Match", before).get(RECAP, event).then().statusCode(200).body("praises.word", contains("善良"),
                "praises.count", contains(5), "feedbackMean", is(3.0f));
        nameless(event, "r0", "r1", "r2", "r3", "r4", "r5", "T-");
    }

    @Test
    void a_recap_names_those_only_who_consent_at_this_moment() {
        var event = event(-1);
        Attendance.of(event, "agreeable", "bashful");
        completed(event);
        var body = Map.of("text", TEXT, "named", List.of("T-agreeable"));
        written(organizer(), event, body).statusCode(409).body("code", is("consent-missing"), "errors[0].pointer",
                is("/named/0"));
        written(organizer(), event, Map.of("text", TEXT, "named", List.of("T-unheard-of"))).statusCode(409);
        var attempt = UUID.randomUUID();
        consent("agreeable", event, attempt).statusCode(201).body("consented", is(true));
        consent("agreeable", event, attempt).statusCode(200);
        nameless(event, "agreeable", "bashful", "T-");
        written(organizer(), event, body).statusCode(201);
        guest().get(RECAP, event).then().body("text", is(TEXT), "named.place", contains(1), "named.name",
                contains("agreeable"));
        nameless(event, "bashful", "T-");
        String named = guest().get(RECAP, event).header("ETag");
        member("agreeable").delete(CONSENT, event).then().statusCode(200).body("consented", is(false));
        nameless(event, "agreeable", "T-");
        guest().header("If-None-Match", named).get(RECAP, event).then().statusCode(200).body("named", hasSize(0));
        consent("agreeable", event, attempt).statusCode(200).body("consented", is(false));
        written(organizer(), event, body).statusCode(200).body("named", hasSize(0));
        nameless(event, "agreeable");
        written(organizer().header("If-Match", "*"), event, Map.of("text", TEXT + "！", "named", List.of("T-agreeable")))
                .statusCode(409).body("code", is("consent-missing"));
        consent("agreeable", event, UUID.randomUUID()).statusCode(201).body("consented", is(true));
        guest().get(RECAP, event).then().body("named.name", contains("agreeable"));
    }

    @Test
    void only_who_was_there_consents() {
        var event = event(-1);
        Attendance.of(event, "an");
        register("away", event).statusCode(201);
        consent("away", event, UUID.randomUUID()).statusCode(403).body("code", is("not-present"));
        member("an").get(CONSENT, event).then().statusCode(200).body("consented", is(false));
        consent("an", event, UUID.randomUUID()).statusCode(201);
        member("an").get(CONSENT, event).then().body("consented", is(true));
        member("away").get(CONSENT, event).then().body("consented", is(false));
        member("away").delete(CONSENT, event).then().statusCode(200);
        member("an").get(CONSENT, event).then().body("consented", is(true));
        guest().get(CONSENT, event).then().statusCode(401);
        member("an").get(CONSENT, UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void a_name_written_out_is_refused_and_so_is_a_number_of_nobody() {
        var event = event(-1);
        Attendance.of(event, "金玉良言");
        completed(event);
        consent("金玉良言", event, UUID.randomUUID()).statusCode(201);
        for (var text : List.of("金玉良言讲述了最自豪的一件事。", "{1}就是金玉良言", "{1}的会员号是T-金玉良言")) {
            written(organizer(), event, Map.of("text", text, "named", List.of("T-金玉良言"))).statusCode(400).body(
                    "errors[0].pointer", is("/text"), "errors[0].code", is("names-somebody"));
        }
        for (var text : List.of("{1}", "{0}和大家")) {
            written(organizer(), event, Map.of("text", text)).statusCode(400).body("errors[0].code", is("names-nobody"));
        }
        written(organizer(), event, Map.of("text", "零\u200b宽")).statusCode(400).body("errors[0].code",
                is("unseen-character"));
        guest().get(RECAP, event).then().body("text", nullValue());
    }

    @Test
    void a_name_is_found_however_it_is_spaced_dotted_or_typed() {
        var event = event(-1, "maxParty", 2);
        Attendance.of(event, "谢梦瑶", "Anna Lee");
        register("recap-party", event, Map.of("partySize", 2, "companions", List.of("李小龙"))).statusCode(201);
        completed(event);
        for (var text : List.of("谢 梦瑶说", "李小龙也来了", "谢·梦瑶说", "谢　梦，瑶说", "ＡＮＮＡ-ｌｅｅ说", "Ｔ－谢梦瑶")) {
            written(organizer(), event, Map.of("text", text)).statusCode(400).body("errors[0].code", is("names-somebody"));
        }
        consent("谢梦瑶", event, UUID.randomUUID()).statusCode(201);
        written(organizer(), event, Map.of("text", "感谢{1}，梦瑶台见", "named", List.of("T-谢梦瑶"))).statusCode(201);
    }

    @Test
    void organizers_of_the_union_write_the_words_of_what_is_completed() {
        var event = event(-1);
        Attendance.of(event, "an");
        var body = Map.of("text", "座谈之后，大家走进车厢。");
        written(organizer(), event, body).statusCode(409).body("code", is("event-not-completed"));
        completed(event);
        written(organizer("airport"), event, body).statusCode(403).body("code", is("other-union"));
        written(member("an"), event, body).statusCode(403).body("code", is("missing-role"));
        written(guest(), event, body).statusCode(401);
        written(organizer(), UUID.randomUUID(), body).statusCode(404);
        written(organizer("airport"), draft(), body).statusCode(404);
        String first = written(organizer(), event, body).statusCode(201).extract().header("ETag");
        written(organizer(), event, body).statusCode(200);
        var better = Map.of("text", "座谈之后，大家走进840路车厢。");
        written(organizer(), event, better).statusCode(428);
        written(organizer().header("If-Match", first), event, better).statusCode(200);
        written(organizer().header("If-Match", first), event, body).statusCode(412);
        guest().get(RECAP, event).then().body("text", is("座谈之后，大家走进840路车厢。"));
    }

    private void completed(UUID event) {
        clock.shift(Duration.ofDays(3).plusMinutes(1));
        organizer().put(EVENT + "/completion", event).then().statusCode(200);
    }

    private static ValidatableResponse written(RequestSpecification caller, UUID event, Map<String, ?> body) {
        return caller.body(body).put(RECAP, event).then();
    }

    private static ValidatableResponse consent(String who, UUID event, UUID attempt) {
        return member(who).body(Map.of("attempt", attempt)).put(CONSENT, event).then();
    }

    private static void answered(UUID event, String who, int score) {
        member(who).body(Map.of("attempt", UUID.randomUUID(), "score", score)).put("/v1/events/{id}/feedback", event).then()
                .statusCode(201);
    }

    /** None of these words is anywhere in what a guest reads, in either language. */
    private static void nameless(UUID event, String... words) {
        for (var language : List.of("zh-CN", "en")) {
            var text = guest().header("Accept-Language", language).get(RECAP, event).then().statusCode(200).extract()
                    .asString();
            assertTrue(text.contains(event.toString()));
            for (var word : words) {
                assertEquals(-1, text.indexOf(word), word);
            }
        }
    }
}
