package cn.zhijia.events.live.chat;

import static cn.zhijia.events.Stage.guest;
import static cn.zhijia.events.Stage.member;
import static cn.zhijia.events.Stage.organizer;
import static cn.zhijia.events.live.chat.Chat.SANCTIONS;
import static cn.zhijia.events.live.chat.Chat.decide;
import static cn.zhijia.events.live.chat.Chat.said;
import static cn.zhijia.events.live.chat.Chat.say;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class SanctionTest {

    @Inject
    DatabaseClock clock;
    @Inject
    AgroalDataSource database;

    @AfterEach
    void real_time() {
        clock.shift(Duration.ZERO);
    }

    @Test
    void a_warned_person_speaks_a_muted_one_after_the_mute_and_a_banned_one_not_at_all() {
        var stream = Broadcast.live();
        said("rude", stream, "一");
        standing(stream).body("level", is("LIFTED"), "maySpeak", is(true), "reason", nullValue());
        impose(stream, "level", "WARNING").statusCode(201).body("memberNo", is("T-rude"), "byMemberNo", is("T-org-shunyi"));
        standing(stream).body("level", is("WARNING"), "maySpeak", is(true), "reason", is("人身攻击"));
        said("rude", stream, "二");
        impose(stream, "level", "MUTE", "minutes", 10).statusCode(201).body("until", notNullValue());
        say("rude", stream, "三").statusCode(403).body("code", is("chat-muted"), "until", notNullValue());
        standing(stream).body("maySpeak", is(false), "until", notNullValue());
        said("bo", stream, "我没事");
        clock.shift(Duration.ofMinutes(10).plusSeconds(1));
        said("rude", stream, "四");
        impose(stream, "level", "BAN").statusCode(201);
        say("rude", stream, "五").statusCode(403).body("code", is("chat-banned"));
        clock.shift(Duration.ofDays(400));
        say(guest().auth().oauth2(cn.zhijia.kit.testing.Tokens.member("rude", "bus").sign()), stream, UUID.randomUUID(), "六")
                .statusCode(403);
        impose(stream, "level", "LIFTED").statusCode(201);
        said("rude", stream, "七");
        said("rude", Broadcast.live(), "别的直播");
    }

    @Test
    void rungs_are_left_out_only_immediately() {
        var stream = Broadcast.live();
        said("rude", stream, "一");
        impose(stream, "level", "BAN").statusCode(409).body("code", is("illegal-transition"), "from", is("LIFTED"), "allowed",
                contains("WARNING"));
        impose(stream, "level", "MUTE", "minutes", 5).statusCode(409);
        impose(stream, "level", "LIFTED").statusCode(409);
        impose(stream, "level", "BAN", "immediately", true).statusCode(201).body("immediately", is(true));
        impose(stream, "level", "WARNING", "immediately", true).statusCode(409).body("allowed", contains("LIFTED"));
        impose(stream, "level", "MUTE", "immediately", true).statusCode(400).body("errors[0].pointer", is("/minutes"));
        impose(stream, "level", "WARNING", "minutes", 5).statusCode(400).body("errors[0].code", is("only-for-mute"));
        impose(stream, "level", "WARNING", "reason", " ").statusCode(400);
    }

    @Test
    void a_repeat_is_one_entry_and_another_sanction_needs_another_id() {
        var stream = Broadcast.live();
        said("rude", stream, "一");
        var id = UUID.randomUUID();
        impose(stream, "sanction", id, "level", "WARNING").statusCode(201);
        impose(stream, "sanction", id, "level", "WARNING").statusCode(200);
        impose(stream, "sanction", id, "level", "WARNING", "reason", "别的").statusCode(409).body("code", is("id-in-use"));
        log(stream, "").body("items", hasSize(1));
    }

    @Test
    void the_log_keeps_the_words_as_they_were_and_nobody_changes_it() throws Exception {
        var stream = Broadcast.live();
        var bad = said("rude", stream, "骂人的话");
        decide(stream, bad, "hiding").statusCode(200);
        impose(stream, "level", "WARNING", "message", bad).statusCode(201).body("text", is("骂人的话"));
        impose(stream, "level", "MUTE", "minutes", 5, "message", said("bo", stream, "好话")).statusCode(400)
                .body("errors[0].code", is("not-theirs"));
        impose(stream, "level", "MUTE", "minutes", 5).statusCode(201);
        impose(stream, "level", "LIFTED", "reason", "已道歉").statusCode(201);
        var first = log(stream, "?limit=2").body("items.level", contains("LIFTED", "MUTE")).extract();
        log(stream, "?limit=2&cursor=" + first.path("next")).body("items.level", contains("WARNING"), "items[0].text",
                is("骂人的话"), "items[0].name", is("rude"), "items[0].message", is(bad.toString()), "next", nullValue());
        for (var sql : List.of("update live_sanction set reason = ''", "delete from live_sanction", "truncate live_sanction")) {
            try (var connection = database.getConnection(); var statement = connection.createStatement()) {
                assertThrows(SQLException.class, () -> statement.execute(sql), sql);
            }
        }
        log(stream, "").body("items", hasSize(3));
    }

    @Test
    void the_log_keeps_the_names_of_the_time() {
        var stream = Broadcast.live();
        var speaker = UUID.randomUUID().toString();
        say(called("旧名", speaker), stream, UUID.randomUUID(), "一").statusCode(201);
        var body = Map.of("sanction", UUID.randomUUID(), "level", "WARNING", "reason", "人身攻击");
        organizer("shunyi").body(body).put(SANCTIONS + "/T-" + speaker, stream).then().statusCode(201);
        say(called("新名", speaker), stream, UUID.randomUUID(), "二").statusCode(201);
        log(stream, "").body("items.name", contains("旧名"));
        organizer("shunyi").body(body).put(SANCTIONS + "/T-" + speaker, stream).then().statusCode(200).body("name", is("旧名"));
    }

    private static RequestSpecification called(String name, String speaker) {
        return guest().auth().oauth2(Tokens.member(speaker, "bus").with("name", name).sign());
    }

    @Test
    void sanctions_are_imposed_and_read_by_the_unions_organizers_alone() {
        var stream = Broadcast.live();
        said("rude", stream, "一");
        var body = Map.of("sanction", UUID.randomUUID(), "level", "WARNING", "reason", "人身攻击");
        organizer("bus").body(body).put(SANCTIONS + "/T-rude", stream).then().statusCode(403).body("code", is("other-union"));
        organizer("bus").get(SANCTIONS, stream).then().statusCode(403).body("code", is("other-union"));
        member("rude").get(SANCTIONS, stream).then().statusCode(403).body("code", is("missing-role"));
        guest().get(SANCTIONS, stream).then().statusCode(401);
        organizer("shunyi").body(body).put(SANCTIONS + "/T-nobody-has-this", stream).then().statusCode(404);
        organizer("shunyi").body(body).put(SANCTIONS + "/T-rude", UUID.randomUUID()).then().statusCode(404);
        log(stream, "").body("items", hasSize(0));
        assertEquals(404, member("rude").get(Broadcast.AT + "/chat-standing", UUID.randomUUID()).statusCode());
    }

    private static ValidatableResponse standing(UUID stream) {
        return member("rude").get(Broadcast.AT + "/chat-standing", stream).then().statusCode(200);
    }

    private static ValidatableResponse log(UUID stream, String query) {
        return organizer("shunyi").get(SANCTIONS + query, stream).then().statusCode(200);
    }

    /** Of the person "rude", with an id of its own and a reason unless the changes bring others. */
    private static ValidatableResponse impose(UUID stream, Object... changes) {
        var body = new HashMap<String, Object>(Map.of("sanction", UUID.randomUUID(), "reason", "人身攻击"));
        for (int i = 0; i < changes.length; i += 2) {
            body.put((String) changes[i], changes[i + 1]);
        }
        return organizer("shunyi").body(body).put(SANCTIONS + "/T-rude", stream).then();
    }
}
