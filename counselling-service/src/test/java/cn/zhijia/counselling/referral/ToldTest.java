package cn.zhijia.counselling.referral;

import static cn.zhijia.counselling.World.as;
import static cn.zhijia.counselling.World.put;
import static cn.zhijia.counselling.World.together;
import static cn.zhijia.counselling.referral.Asked.SUPERVISOR;
import static cn.zhijia.counselling.referral.Asked.events;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.counselling.crisis.Duty;
import cn.zhijia.counselling.hospital.Agreed;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.testing.TestDatabase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** What a hospital is told, in which order, and what both sides write to each other. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ToldTest {

    @Inject
    DatabaseClock clock;

    @Inject
    EntityManager database;

    @AfterEach
    void real_time() {
        clock.shift(Duration.ZERO);
    }

    @Test
    void events_of_a_hospital_are_numbered_without_a_gap_however_many_are_told_at_once() throws Exception {
        var hospital = new Asked(clock, 1);
        var all = new ArrayList<Asked>();
        for (int i = 0; i < 8; i++) {
            var asked = new Asked(clock, 0);
            var draft = asked.draft("URGENT");
            draft.put("scope", hospital.scope);
            put(asked.duty.officer, asked.path(), draft).then().statusCode(201);
            all.add(asked);
        }
        Callable<Response> broken = () -> { // takes a number, and dies with it
            assertThrows(IllegalStateException.class, () -> QuarkusTransaction.requiringNew().run(() -> {
                database.createNativeQuery("""
                        insert into hospital_event_counter (hospital_id, last) values (:hospital, 1)
                        on conflict (hospital_id) do update set last = hospital_event_counter.last + 1""")
                        .setParameter("hospital", hospital.hospitals.get(0)).executeUpdate();
                throw new IllegalStateException("dies");
            }));
            return as(SUPERVISOR).get("/v1/referrals");
        };
        var calls = new ArrayList<Callable<Response>>(List.of(broken));
        all.forEach(asked -> calls.add(() -> as(SUPERVISOR).put(asked.path() + "/request")));
        together(calls).forEach(answer -> answer.then().statusCode(200));
        String token = Agreed.token(hospital.hospitals.get(0));
        as(token).queryParam("limit", 100).get("/v1/partner/events").then().body("items.number",
                is(IntStream.rangeClosed(1, 8).boxed().toList()), "last", is(8));
        as(token).queryParam("since", 5).queryParam("limit", 2).get("/v1/partner/events").then().body("items.number",
                contains(6, 7), "last", is(8));
        as(token).queryParam("since", 8).get("/v1/partner/events").then().body("items", empty());
    }

    @Test
    void a_webhook_carries_ids_alone_in_the_lane_of_its_priority_and_ends_with_its_attempt() {
        var asked = new Asked(clock, 1).requested("STAT");
        String event = "webhook_outbox o join hospital_event e on e.id = o.id where e.attempt_id = '" + asked.attempt(1) + "'";
        String lane = "hospital:" + asked.hospitals.get(0) + ":crisis";
        assertEquals(1, Duty.count(event + " and o.lane = '" + lane + "' and o.ended_at is null"));
        String body = (String) QuarkusTransaction.requiringNew()
                .call(() -> database.createNativeQuery("select body from webhook_outbox where lane = :lane")
                        .setParameter("lane", lane).getSingleResult());
        assertTrue(body.contains("\"type\":\"referral.requested\"") && body.contains(asked.attempt(1))
                && body.contains("\"event\":1"), body);
        assertFalse(body.contains(asked.name) || body.contains(asked.id.toString()), body);
        asked.step(SUPERVISOR, "withdrawal", Map.of("reason", "DUPLICATE")).then().statusCode(200);
        assertEquals(1, Duty.count(event + " and o.ended_at is not null and e.kind = 'REQUESTED'"));
        assertEquals(1, Duty.count(event + " and o.ended_at is null and e.kind = 'STAND_DOWN'"));
        var urgent = new Asked(clock, 1).requested("URGENT");
        assertEquals(1, Duty.count("webhook_outbox where lane = 'hospital:" + urgent.hospitals.get(0) + "'"));
    }

    @Test
    void a_system_that_polls_gets_each_change_once_and_nothing_while_there_is_none() {
        var asked = new Asked(clock, 1).requested("URGENT");
        String token = Agreed.token(asked.hospitals.get(0)), list = "/v1/partner/referrals";
        var first = as(token).get(list).then().statusCode(200).body("items.size()", is(1)).extract();
        String since = first.path("changedSince");
        as(token).header("If-None-Match", first.header("ETag")).get(list).then().statusCode(304);
        as(token).queryParam("changedSince", since).get(list).then().statusCode(200);
        asked.answers(1, "receipt", Map.of("clinician", "王敏")).then().statusCode(200);
        as(token).header("If-None-Match", first.header("ETag")).get(list).then().statusCode(200).body("items[0].state",
                is("RECEIVED"));
        as(token).queryParam("changedSince", since).get(list).then().body("items.state", contains("RECEIVED"));
    }

    @Test
    void both_sides_write_to_each_other_while_the_attempt_lives() {
        var asked = new Asked(clock, 1).requested("STAT");
        String token = Agreed.token(asked.hospitals.get(0));
        String theirs = "/v1/partner/referrals/" + asked.attempt(1) + "/messages", ours = asked.path() + "/attempts/1/messages";
        UUID question = UUID.randomUUID(), answer = UUID.randomUUID();
        put(token, theirs + "/" + question, Map.of("text", "有陪同人员吗？")).then().statusCode(201);
        put(token, theirs + "/" + question, Map.of("text", "有陪同人员吗？")).then().statusCode(200);
        put(token, theirs + "/" + question, Map.of("text", "别的")).then().statusCode(409).body("code", is("id-in-use"));
        put(SUPERVISOR, ours + "/" + answer, Map.of("text", "妹妹陪同。")).then().statusCode(201);
        put(SUPERVISOR, ours + "/" + UUID.randomUUID(), Map.of("text", "F32.1")).then().statusCode(422);
        as(token).get(theirs).then().statusCode(200).body("items.text", contains("有陪同人员吗？", "妹妹陪同。"), "items.fromHospital",
                contains(true, false));
        as(SUPERVISOR).get(ours).then().statusCode(200).body("items.size()", is(2));
        assertEquals(List.of("REQUESTED", "MESSAGE"), events(asked.hospitals.get(0)));
        assertTrue(Duty.told(SUPERVISOR).stream().anyMatch(n -> n.get("fact").equals("REFERRAL_NEWS")
                && n.get("thing").equals(asked.id.toString())));
        asked.answers(1, "rejection", Map.of("reason", "NO_BED")).then().statusCode(200);
        as(token).get(theirs).then().statusCode(409).body("code", is("attempt-over"));
        put(token, theirs + "/" + UUID.randomUUID(), Map.of("text", "再见")).then().statusCode(409);
        as(SUPERVISOR).get(ours).then().statusCode(200).body("items.text", hasItem("有陪同人员吗？"));
    }
}
