package cn.zhijia.events.live.chat;

import static cn.zhijia.events.Stage.guest;
import static cn.zhijia.events.Stage.member;
import static cn.zhijia.events.Stage.organizer;
import static cn.zhijia.events.live.chat.Chat.MESSAGE;
import static cn.zhijia.events.live.chat.Chat.SETTINGS;
import static cn.zhijia.events.live.chat.Chat.read;
import static cn.zhijia.events.live.chat.Chat.run;
import static cn.zhijia.events.live.chat.Chat.said;
import static cn.zhijia.events.live.chat.Chat.say;
import static cn.zhijia.events.live.chat.Chat.watch;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import cn.zhijia.events.live.Broadcast;
import cn.zhijia.kit.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** How organizers run the chat. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ChatRulesTest {

    @Test
    void settings_hold_from_the_beginning_and_a_change_names_what_was_read() {
        var stream = Broadcast.live();
        var first = member("an").get(SETTINGS, stream).then().statusCode(200)
                .body("mode", is("OPEN"), "slowModeSeconds", is(0)).extract().header("ETag");
        organizer("bus").body(Map.of("mode", "CLOSED")).put(SETTINGS, stream).then().statusCode(403).body("code",
                is("other-union"));
        member("an").body(Map.of("mode", "CLOSED")).put(SETTINGS, stream).then().statusCode(403);
        var made = organizer("shunyi").body(Map.of("mode", "CLOSED")).put(SETTINGS, stream).then().statusCode(201).extract()
                .header("ETag");
        assertTrue(!first.equals(made));
        organizer("shunyi").body(Map.of("mode", "CLOSED")).put(SETTINGS, stream).then().statusCode(200);
        var open = Map.of("mode", "OPEN", "slowModeSeconds", 5);
        organizer("shunyi").body(open).put(SETTINGS, stream).then().statusCode(428);
        organizer("shunyi").header("If-Match", first).body(open).put(SETTINGS, stream).then().statusCode(412);
        organizer("shunyi").header("If-Match", made).body(open).put(SETTINGS, stream).then().statusCode(200)
                .body("slowModeSeconds", is(5));
        member("an").header("If-None-Match", made).get(SETTINGS, stream).then().statusCode(200);
        organizer("shunyi").body(Map.of("mode", "OPEN", "slowModeSeconds", 3_601)).put(SETTINGS, stream).then()
                .statusCode(400);
    }

    @Test
    void keywords_are_the_organizers_own_secret() {
        var stream = Broadcast.live();
        var words = Map.of("review", List.of("加微信"), "refuse", List.of("博彩"));
        organizer("shunyi").get(Chat.KEYWORDS, stream).then().statusCode(200).body("review", is(List.of()));
        var made = organizer("shunyi").body(words).put(Chat.KEYWORDS, stream).then().statusCode(201).extract().header("ETag");
        organizer("shunyi").body(words).put(Chat.KEYWORDS, stream).then().statusCode(200);
        organizer("shunyi").body(Map.of()).put(Chat.KEYWORDS, stream).then().statusCode(428);
        organizer("shunyi").header("If-Match", made).body(Map.of("review", List.of("加微信"))).put(Chat.KEYWORDS, stream).then()
                .statusCode(200).body("refuse", is(List.of()));
        organizer("shunyi").header("If-Match", "*").body(Map.of("refuse", List.of("好", " - "))).put(Chat.KEYWORDS, stream)
                .then().statusCode(400).body("errors[0].pointer", is("/refuse/1"));
        organizer("bus").get(Chat.KEYWORDS, stream).then().statusCode(403);
        organizer("bus").body(words).put(Chat.KEYWORDS, stream).then().statusCode(403).body("code", is("other-union"));
        member("an").get(Chat.KEYWORDS, stream).then().statusCode(403).body("code", is("missing-role"));
        guest().get(Chat.KEYWORDS, stream).then().statusCode(401);
    }

    @Test
    void a_refused_message_takes_no_turn() {
        var stream = Broadcast.live();
        run(stream, "OPEN", 30);
        watch(stream, List.of(), List.of("博彩"));
        say("an", stream, "博彩").statusCode(409);
        said("an", stream, "请问");
    }

    @Test
    void watched_words_are_found_however_they_are_dressed_up() {
        var stream = Broadcast.live();
        watch(stream, List.of("加微信", "\uD83D\uDC8A"), List.of("BoCai", "博彩"));
        for (var dressed : List.of("加微信", "来加 微．信吧", "加\u200b微\u200d信", "加★微★信", "加\u3000微、信！", "药\uD83D\uDC8A")) {
            say("an", stream, dressed).statusCode(201).body("state", is("PENDING"));
        }
        for (var dressed : List.of("博彩", "ＢＯＣＡＩ", "b o c a i", "bo\u2060cai", "B.o.C.a.I", "加微信博-彩",
                "\u24B7\u24DE\u24D2\u24D0\u24D8")) {
            say("an", stream, dressed).statusCode(409).body("code", is("message-refused")).body("detail",
                    not(containsString("博")));
        }
        say("an", stream, "博士的彩虹").statusCode(201).body("state", is("PUBLISHED"));
        assertEquals(List.of("博士的彩虹"), read(stream));
    }

    @Test
    void the_examples_of_the_contract_work_together() throws Exception {
        var stream = Broadcast.live();
        var message = UUID.randomUUID();
        organizer("shunyi").body(example("settings.SettingsBody")).put(SETTINGS, stream).then().statusCode(201);
        organizer("shunyi").body(example("keyword.KeywordsBody")).put(Chat.KEYWORDS, stream).then().statusCode(201);
        member("an").body(example("MessageBody")).put(MESSAGE, stream, message).then().statusCode(201).body("state",
                is("PENDING"));
        organizer("shunyi").put(MESSAGE + "/approval", stream, message).then().statusCode(200);
        member("bo").body(example("moderation.ReportBody")).put(MESSAGE + "/report", stream, message).then().statusCode(201);
        organizer("shunyi").body(example("sanction.SanctionBody")).put(Chat.SANCTIONS + "/T-an", stream).then()
                .statusCode(201);
    }

    private static Map<String, Object> example(String type) throws Exception {
        var text = Class.forName("cn.zhijia.events.live.chat." + type).getAnnotation(Schema.class).examples()[0];
        return new ObjectMapper().readValue(text, new TypeReference<>() {
        });
    }
}
