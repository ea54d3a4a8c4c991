package cn.zhijia.events.live.chat;

import static cn.zhijia.events.Stage.guest;
import static cn.zhijia.events.Stage.member;
import static cn.zhijia.events.Stage.organizer;
import static cn.zhijia.events.live.chat.Chat.MESSAGE;
import static cn.zhijia.events.live.chat.Chat.MESSAGES;
import static cn.zhijia.events.live.chat.Chat.decide;
import static cn.zhijia.events.live.chat.Chat.read;
import static cn.zhijia.events.live.chat.Chat.run;
import static cn.zhijia.events.live.chat.Chat.said;
import static cn.zhijia.events.live.chat.Chat.say;
import static cn.zhijia.events.live.chat.Chat.watch;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.events.live.Broadcast;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.testing.TestDatabase;
import cn.zhijia.kit.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ChatTest {

    @Inject
    DatabaseClock clock;

    @AfterEach
    void real_time() {
        clock.shift(Duration.ZERO);
    }

    @Test
    void only_members_whose_real_name_is_verified_speak() {
        var stream = Broadcast.live();
        var nameless = guest().auth().oauth2(Tokens.member("nameless", "bus").with("real_name_verified", false).sign());
        say(nameless, stream, UUID.randomUUID(), "大家好").statusCode(403).body("code", is("real-name-needed"));
        say(guest(), stream, UUID.randomUUID(), "大家好").statusCode(401);
        say("金晓莲", stream, UUID.randomUUID(), "大家好").statusCode(201).body("state", is("PUBLISHED"), "sender", is("金**"),
                "at", is(1));
        say("金晓莲", UUID.randomUUID(), UUID.randomUUID(), "大家好").statusCode(404);
        assertEquals(List.of("大家好"), read(stream));
    }

    @Test
    void who_has_no_member_number_could_not_be_sanctioned_and_does_not_speak() {
        var stream = Broadcast.live();
        var id = UUID.randomUUID();
        say(numberless(null), stream, id, "大家好").statusCode(403).body("code", is("real-name-needed"), "detail",
                containsString("会员号"));
        assertEquals(List.of(), read(stream));
        say(numberless("T-late"), stream, id, "大家好").statusCode(201);
        say(numberless(null), stream, id, "大家好").statusCode(200);
        say(numberless(null), stream, UUID.randomUUID(), "还有").statusCode(403);
        assertEquals(List.of("大家好"), read(stream));
    }

    private static RequestSpecification numberless(String memberNo) {
        return guest().auth().oauth2(Tokens.member("late", "bus").with("member_no", memberNo).sign());
    }

    @Test
    void messages_are_taken_while_the_stream_is_live_and_a_repeat_at_any_time() {
        var stream = Broadcast.announced();
        var id = UUID.randomUUID();
        say("an", stream, id, "早").statusCode(409).body("code", is("chat-not-live"));
        organizer("shunyi").put(Broadcast.AT + "/opening", stream).then().statusCode(200);
        say("an", stream, id, "  早\u3000").statusCode(201).body("text", is("早"));
        organizer("shunyi").put(Broadcast.AT + "/ending", stream).then().statusCode(200);
        say("an", stream, id, "早").statusCode(200).body("at", is(1));
        say("an", stream, id, "晚").statusCode(400).body("errors[0].pointer", is("/text"), "errors[0].code",
                is("never-changes"));
        say("bo", stream, id, "早").statusCode(409).body("code", is("id-in-use"));
        say("an", Broadcast.live(), id, "早").statusCode(409).body("code", is("id-in-use"));
        say("an", stream, "再见").statusCode(409).body("code", is("chat-not-live"), "state", is("ENDED"));
        assertEquals(List.of("早"), read(stream));
    }

    @Test
    void two_hundred_code_points_are_taken_and_one_more_is_not() {
        var stream = Broadcast.live();
        say("an", stream, "\uD83D\uDC4D".repeat(200)).statusCode(201);
        say("an", stream, "\uD83D\uDC4D".repeat(201)).statusCode(400).body("errors[0].pointer", is("/text"), "errors[0].code",
                is("too-long"));
        say("an", stream, " \u3000 ").statusCode(400);
        say("an", stream, "\u200b\u200d").statusCode(400).body("errors[0].code", is("blank"));
        say("an", stream, "一行\n两行").statusCode(400).body("errors[0].code", is("unseen-character"));
        say("an", stream, "\u202e反过来").statusCode(400).body("errors[0].code", is("unseen-character"));
        say("an", stream, "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67").statusCode(201);
    }

    @Test
    void a_moderated_chat_shows_what_an_organizer_approved_and_a_closed_one_takes_nothing() {
        var stream = Broadcast.live();
        run(stream, "PRE_MODERATED", 0);
        var waiting = UUID.randomUUID();
        say("an", stream, waiting, "等").statusCode(201).body("state", is("PENDING"), "at", nullValue());
        assertEquals(List.of(), read(stream));
        run(stream, "OPEN", 0);
        said("bo", stream, "先");
        decide(stream, waiting, "approval").statusCode(200).body("state", is("PUBLISHED"), "at", is(2));
        assertEquals(List.of("等", "先"), read(stream));
        run(stream, "CLOSED", 0);
        say("bo", stream, "还有").statusCode(409).body("code", is("chat-closed"));
        say("an", stream, waiting, "等").statusCode(200).body("state", is("PUBLISHED"));
    }

    @Test
    void who_speaks_again_too_soon_waits_and_is_told_how_long() {
        var stream = Broadcast.live();
        run(stream, "OPEN", 30);
        var first = said("an", stream, "一");
        say("an", stream, first, "一").statusCode(200);
        var wait = say("an", stream, "二").statusCode(429).body("code", is("slow-mode")).extract();
        int seconds = wait.path("seconds");
        assertTrue(seconds > 20 && seconds <= 30, "seconds " + seconds);
        assertTrue(Integer.parseInt(wait.header("Retry-After")) >= seconds, wait.header("Retry-After"));
        said("bo", stream, "三");
        for (int i = 0; i < 3; i++) {
            say(organizer("shunyi"), stream, UUID.randomUUID(), "通知").statusCode(201);
        }
        say(organizer("bus"), stream, UUID.randomUUID(), "插话").statusCode(201);
        say(organizer("bus"), stream, UUID.randomUUID(), "插话").statusCode(429);
        clock.shift(Duration.ofSeconds(31));
        said("an", stream, "二");
        run(stream, "OPEN", 0);
        said("an", stream, "四");
    }

    @Test
    void the_list_is_for_everybody_and_holds_what_is_published_only() {
        var stream = Broadcast.live();
        watch(stream, List.of("待审"), List.of());
        var shown = said("an", stream, "看得见");
        var hidden = said("an", stream, "要隐藏");
        var pending = said("an", stream, "待审一");
        var rejected = said("an", stream, "待审二");
        decide(stream, hidden, "hiding").statusCode(200).body("state", is("HIDDEN"));
        decide(stream, rejected, "rejection").statusCode(200).body("state", is("REJECTED"));
        var all = guest().get(MESSAGES, stream).then().statusCode(200).body("items.id", is(List.of(shown.toString())))
                .extract().asString();
        assertTrue(!all.contains("隐藏") && !all.contains("待审"));
        for (var id : List.of(hidden, pending, rejected, shown)) {
            member("an").get(MESSAGE, stream, id).then().statusCode(200);
            organizer("shunyi").get(MESSAGE, stream, id).then().statusCode(200);
            member("bo").get(MESSAGE, stream, id).then().statusCode(404);
            organizer("bus").get(MESSAGE, stream, id).then().statusCode(404);
            guest().get(MESSAGE, stream, id).then().statusCode(401);
        }
        member("an").get(MESSAGE, Broadcast.live(), shown).then().statusCode(404);
        guest().get(MESSAGES, UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void pages_neither_skip_nor_repeat_while_people_speak_and_organizers_hide() {
        var stream = Broadcast.live();
        var expected = new ArrayList<String>();
        for (int i = 0; i < 7; i++) {
            said("an", stream, "第" + i);
            expected.add(0, "第" + i);
        }
        var read = new ArrayList<String>();
        String next = null;
        for (int page = 0; page == 0 || next != null; page++) {
            var answer = guest().queryParam("limit", 3).queryParam("cursor", next == null ? List.of() : List.of(next))
                    .get(MESSAGES, stream).then().statusCode(200).extract();
            read.addAll(answer.path("items.text"));
            next = answer.path("next");
            said("bo", stream, "后来 " + page);
        }
        assertEquals(expected, read);
        assertNull(next);
        guest().get(MESSAGES + "?cursor=" + next(stream), Broadcast.live()).then().statusCode(400).body("code",
                is("bad-cursor"));
    }

    private static String next(UUID stream) {
        return guest().get(MESSAGES + "?limit=1", stream).path("next");
    }
}
