package cn.zhijia.events.live.chat;

import static cn.zhijia.events.Stage.guest;
import static cn.zhijia.events.Stage.member;
import static cn.zhijia.events.Stage.organizer;
import static cn.zhijia.events.live.chat.Chat.MESSAGE;
import static cn.zhijia.events.live.chat.Chat.run;
import static cn.zhijia.events.live.chat.Chat.said;
import static cn.zhijia.events.live.chat.Chat.say;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.events.live.Broadcast;
import cn.zhijia.kit.testing.TestDatabase;
import cn.zhijia.kit.testing.Tokens;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** What organizers decided, and how it is kept. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class DecisionTest {

    private static final String DECISIONS = Broadcast.AT + "/decisions";

    @Inject
    AgroalDataSource database;

    @Test
    void each_decision_is_one_entry_with_its_reason_however_often_it_is_repeated() {
        var stream = Broadcast.live();
        run(stream, "PRE_MODERATED", 0);
        var shown = said("an", stream, "一");
        var refused = said("bo", stream, "二");
        decide(stream, shown, "approval").statusCode(200);
        decide(stream, shown, "approval").statusCode(200);
        decide(stream, refused, "rejection", "广告").statusCode(200);
        decide(stream, refused, "rejection", "别的").statusCode(200);
        decide(stream, refused, "approval").statusCode(409);
        decide(stream, shown, "hiding", "人身攻击").statusCode(200);
        decide(stream, shown, "hiding").statusCode(200);
        decide(stream, shown, "hiding", "x".repeat(301)).statusCode(400);
        log(stream, "").body("items.verdict", contains("HIDDEN", "REJECTED", "PUBLISHED"), "items.message",
                contains(shown.toString(), refused.toString(), shown.toString()), "items[0].reason", is("人身攻击"),
                "items[1].reason", is("广告"), "items[2].reason", nullValue(), "items[0].memberNo", is("T-an"),
                "items[0].byMemberNo", is("T-org-shunyi"), "items[0].byName", is("org-shunyi"), "items[0].decidedAt",
                notNullValue(), "next", nullValue());
    }

    /** As apps sent it before there were reasons. */
    @Test
    void a_decision_needs_no_body_and_takes_no_other_than_json() throws Exception {
        var stream = Broadcast.live();
        var id = said("an", stream, "一");
        var address = URI.create("http://localhost:" + RestAssured.port + "/v1/livestreams/" + stream + "/messages/" + id);
        var bare = HttpRequest.newBuilder(URI.create(address + "/hiding")).PUT(BodyPublishers.noBody())
                .header("Authorization", "Bearer " + Tokens.organizer("org-shunyi", "shunyi").sign());
        var http = HttpClient.newHttpClient();
        var text = bare.copy().header("Content-Type", "text/plain").PUT(BodyPublishers.ofString("广告")).build();
        assertEquals(415, http.send(text, BodyHandlers.discarding()).statusCode());
        assertEquals(200, http.send(bare.build(), BodyHandlers.discarding()).statusCode());
        log(stream, "").body("items.verdict", contains("HIDDEN"), "items[0].reason", nullValue());
    }

    @Test
    void a_reported_message_that_is_left_is_an_entry_for_each_answer() {
        var stream = Broadcast.live();
        var id = said("an", stream, "还好");
        decide(stream, id, "approval").statusCode(200);
        log(stream, "").body("items", hasSize(0));
        for (int i = 1; i <= 2; i++) {
            member("reader" + i).body(Map.of("reason", "不好")).put(MESSAGE + "/report", stream, id).then().statusCode(201);
            decide(stream, id, "approval?reports=" + i).statusCode(200);
            decide(stream, id, "approval?reports=" + i).statusCode(200);
        }
        log(stream, "").body("items.verdict", contains("LEFT", "LEFT"));
    }

    @Test
    void names_stay_as_they_were_at_the_decision() {
        var stream = Broadcast.live();
        var speaker = UUID.randomUUID().toString();
        var id = UUID.randomUUID();
        say(called("旧名", speaker), stream, id, "一").statusCode(201);
        decide(stream, id, "hiding").statusCode(200);
        say(called("新名", speaker), stream, UUID.randomUUID(), "二").statusCode(201);
        log(stream, "").body("items.name", contains("旧名"), "items.memberNo", contains("T-" + speaker));
    }

    @Test
    void the_log_is_paged_and_nobody_changes_it() throws Exception {
        var stream = Broadcast.live();
        run(stream, "PRE_MODERATED", 0);
        for (int i = 0; i < 3; i++) {
            decide(stream, said("an", stream, "第" + i), i == 1 ? "rejection" : "approval").statusCode(200);
        }
        String next = log(stream, "?limit=2").body("items.verdict", contains("PUBLISHED", "REJECTED")).extract().path("next");
        log(stream, "?limit=2&cursor=" + next).body("items.verdict", contains("PUBLISHED"), "next", nullValue());
        for (var sql : List.of("update live_decision set reason = ''", "delete from live_decision", "truncate live_decision",
                "update live_sanction set name = ''")) {
            try (var connection = database.getConnection(); var statement = connection.createStatement()) {
                assertThrows(SQLException.class, () -> statement.execute(sql), sql);
            }
        }
        log(stream, "").body("items", hasSize(3));
    }

    @Test
    void decisions_are_read_by_the_unions_organizers_alone() {
        var stream = Broadcast.live();
        organizer("bus").get(DECISIONS, stream).then().statusCode(403).body("code", is("other-union"));
        member("an").get(DECISIONS, stream).then().statusCode(403).body("code", is("missing-role"));
        guest().get(DECISIONS, stream).then().statusCode(401);
        organizer("shunyi").get(DECISIONS, UUID.randomUUID()).then().statusCode(404);
    }

    private static ValidatableResponse decide(UUID stream, UUID message, String decision) {
        return Chat.decide(stream, message, decision);
    }

    private static ValidatableResponse decide(UUID stream, UUID message, String decision, String reason) {
        return organizer("shunyi").body(Map.of("reason", reason)).put(MESSAGE + "/" + decision, stream, message).then();
    }

    private static RequestSpecification called(String name, String speaker) {
        return guest().auth().oauth2(Tokens.member(speaker, "bus").with("name", name).sign());
    }

    private static ValidatableResponse log(UUID stream, String query) {
        return organizer("shunyi").get(DECISIONS + query, stream).then().statusCode(200);
    }
}
