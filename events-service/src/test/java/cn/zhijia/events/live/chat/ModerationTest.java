package cn.zhijia.events.live.chat;

import static cn.zhijia.events.Stage.guest;
import static cn.zhijia.events.Stage.member;
import static cn.zhijia.events.Stage.organizer;
import static cn.zhijia.events.live.chat.Chat.MESSAGE;
import static cn.zhijia.events.live.chat.Chat.QUEUE;
import static cn.zhijia.events.live.chat.Chat.decide;
import static cn.zhijia.events.live.chat.Chat.read;
import static cn.zhijia.events.live.chat.Chat.run;
import static cn.zhijia.events.live.chat.Chat.said;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.events.live.Broadcast;
import cn.zhijia.kit.testing.TestDatabase;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ModerationTest {

    @Inject
    AgroalDataSource database;

    @Test
    void a_message_goes_its_way_once_and_never_back() throws Exception {
        var stream = Broadcast.live();
        run(stream, "PRE_MODERATED", 0);
        var one = said("an", stream, "一");
        var two = said("an", stream, "二");
        decide(stream, one, "hiding").statusCode(409).body("code", is("illegal-transition"), "from", is("PENDING"), "allowed",
                contains("PUBLISHED", "REJECTED"));
        decide(stream, one, "approval").statusCode(200).body("at", is(1));
        decide(stream, one, "approval").statusCode(200).body("at", is(1));
        decide(stream, one, "rejection").statusCode(409).body("allowed", contains("HIDDEN"));
        decide(stream, one, "hiding").statusCode(200).body("state", is("HIDDEN"), "at", is(1));
        decide(stream, one, "hiding").statusCode(200);
        decide(stream, one, "approval").statusCode(409).body("allowed", hasSize(0));
        decide(stream, two, "rejection").statusCode(200).body("at", nullValue());
        decide(stream, two, "rejection").statusCode(200);
        decide(stream, two, "approval").statusCode(409);
        decide(stream, two, "hiding").statusCode(409);
        assertEquals(List.of("1 MESSAGE " + one, "2 TOMBSTONE " + one), entries(stream));
        assertEquals(List.of(), read(stream));
    }

    @Test
    void only_organizers_of_the_union_decide_and_see_the_queue() {
        var stream = Broadcast.live();
        run(stream, "PRE_MODERATED", 0);
        var id = said("an", stream, "一");
        for (var decision : List.of("approval", "rejection", "hiding")) {
            organizer("bus").put(MESSAGE + "/" + decision, stream, id).then().statusCode(403).body("code", is("other-union"));
            member("an").put(MESSAGE + "/" + decision, stream, id).then().statusCode(403).body("code", is("missing-role"));
            guest().put(MESSAGE + "/" + decision, stream, id).then().statusCode(401);
            decide(stream, UUID.randomUUID(), decision).statusCode(404);
            decide(Broadcast.live(), id, decision).statusCode(404);
        }
        organizer("bus").get(QUEUE, stream).then().statusCode(403).body("code", is("other-union"));
        member("an").get(QUEUE, stream).then().statusCode(403);
        guest().get(QUEUE, stream).then().statusCode(401);
    }

    @Test
    void each_member_reports_a_message_once() {
        var stream = Broadcast.live();
        var bad = said("金先生", stream, "广告");
        report("an", stream, bad, "广告").statusCode(201).body("reason", is("广告"));
        report("an", stream, bad, "骚扰").statusCode(200).body("reason", is("广告"));
        report("bo", stream, bad, "骚扰").statusCode(201);
        queue(stream, "").body("items.id", contains(bad.toString()), "items[0].reports", is(2), "items[0].reasons",
                contains("广告", "骚扰"), "items[0].name", is("金先生"), "items[0].memberNo", is("T-金先生"), "items[0].waitingSince",
                notNullValue());
        report("cai", stream, bad, "x".repeat(201)).statusCode(400);
        guest().body(Map.of("reason", "广告")).put(MESSAGE + "/report", stream, bad).then().statusCode(401);
        decide(stream, bad, "hiding").statusCode(200).body("reports", is(2));
        queue(stream, "").body("items", hasSize(0));
        report("an", stream, bad, "广告").statusCode(200);
        report("cai", stream, bad, "广告").statusCode(404);
        report("cai", stream, UUID.randomUUID(), "广告").statusCode(404);
    }

    @Test
    void what_nobody_can_read_cannot_be_reported() {
        var stream = Broadcast.live();
        run(stream, "PRE_MODERATED", 0);
        var pending = said("an", stream, "一");
        report("bo", stream, pending, "广告").statusCode(404);
        decide(stream, pending, "rejection").statusCode(200);
        report("bo", stream, pending, "广告").statusCode(404);
    }

    @Test
    void a_reported_message_that_is_left_there_comes_back_with_a_report_nobody_saw() {
        var stream = Broadcast.live();
        var id = said("an", stream, "还好");
        report("bo", stream, id, "不好").statusCode(201);
        decide(stream, id, "approval").statusCode(200);
        queue(stream, "").body("items", hasSize(1));
        decide(stream, id, "approval?reports=1").statusCode(200).body("state", is("PUBLISHED"));
        queue(stream, "").body("items", hasSize(0));
        report("cai", stream, id, "也不好").statusCode(201);
        decide(stream, id, "approval?reports=1").statusCode(200);
        queue(stream, "").body("items.reports", contains(2));
        decide(stream, id, "approval?reports=2").statusCode(200);
        queue(stream, "").body("items", hasSize(0));
        assertEquals(List.of("还好"), read(stream));
    }

    @Test
    void the_queue_is_paged_with_the_longest_waiting_first() {
        var stream = Broadcast.live();
        var expected = new ArrayList<String>();
        var early = said("an", stream, "早发的");
        run(stream, "PRE_MODERATED", 0);
        for (int i = 0; i < 3; i++) {
            expected.add(said("an", stream, "等" + i).toString());
        }
        report("bo", stream, early, "广告").statusCode(201);
        expected.add(early.toString());
        expected.add(said("an", stream, "等最后").toString());
        var seen = new ArrayList<String>();
        String next = null;
        do {
            var page = queue(stream, "?limit=2" + (next == null ? "" : "&cursor=" + next)).extract();
            seen.addAll(page.path("items.id"));
            next = page.path("next");
            if (seen.size() == 2) {
                expected.add(said("an", stream, "又一个").toString());
            }
        } while (next != null);
        assertEquals(expected, seen);
    }

    private static ValidatableResponse report(String who, UUID stream, UUID message, String reason) {
        return member(who).body(Map.of("reason", reason)).put(MESSAGE + "/report", stream, message).then();
    }

    private static ValidatableResponse queue(UUID stream, String query) {
        return organizer("shunyi").get(QUEUE + query, stream).then().statusCode(200);
    }

    private List<String> entries(UUID stream) throws Exception {
        return Log.of(database, stream);
    }
}
