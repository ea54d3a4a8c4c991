package cn.zhijia.events.live.chat;

import static cn.zhijia.events.Stage.guest;
import static cn.zhijia.events.Stage.member;
import static cn.zhijia.events.Stage.organizer;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import cn.zhijia.events.live.Broadcast;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** What the tests of the chat say again and again; the broadcasting union is "shunyi". */
final class Chat {

    static final String MESSAGES = Broadcast.AT + "/messages";
    static final String MESSAGE = MESSAGES + "/{message}";
    static final String SETTINGS = Broadcast.AT + "/chat-settings";
    static final String KEYWORDS = Broadcast.AT + "/keywords";
    static final String QUEUE = Broadcast.AT + "/moderation-queue";
    static final String SANCTIONS = Broadcast.AT + "/sanctions";

    private Chat() {
    }

    static ValidatableResponse say(RequestSpecification who, UUID stream, UUID message, String text) {
        return who.body(Map.of("text", text)).put(MESSAGE, stream, message).then();
    }

    static ValidatableResponse say(String who, UUID stream, UUID message, String text) {
        return say(member(who), stream, message, text);
    }

    static ValidatableResponse say(String who, UUID stream, String text) {
        return say(who, stream, UUID.randomUUID(), text);
    }

    /** The id of a message that was taken. */
    static UUID said(String who, UUID stream, String text) {
        var id = UUID.randomUUID();
        say(who, stream, id, text).statusCode(201);
        return id;
    }

    static void run(UUID stream, String mode, int slowModeSeconds) {
        organizer("shunyi").header("If-Match", "*").body(Map.of("mode", mode, "slowModeSeconds", slowModeSeconds))
                .put(SETTINGS, stream).then().statusCode(org.hamcrest.Matchers.lessThan(300));
    }

    static void watch(UUID stream, List<String> review, List<String> refuse) {
        organizer("shunyi").header("If-Match", "*").body(Map.of("review", review, "refuse", refuse)).put(KEYWORDS, stream)
                .then().statusCode(org.hamcrest.Matchers.lessThan(300));
    }

    /** approval, rejection or hiding. */
    static ValidatableResponse decide(UUID stream, UUID message, String decision) {
        return organizer("shunyi").put(MESSAGE + "/" + decision, stream, message).then();
    }

    static List<String> read(UUID stream) {
        return guest().get(MESSAGES + "?limit=100", stream).then().statusCode(200).extract().path("items.text");
    }
}
