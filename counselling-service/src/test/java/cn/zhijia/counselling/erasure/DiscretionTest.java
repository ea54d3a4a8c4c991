package cn.zhijia.counselling.erasure;

import static cn.zhijia.counselling.World.MONDAY;
import static cn.zhijia.counselling.World.ORGANIZER;
import static cn.zhijia.counselling.World.as;
import static cn.zhijia.counselling.World.booked;
import static cn.zhijia.counselling.World.counsel;
import static cn.zhijia.counselling.World.itIs;
import static cn.zhijia.counselling.World.put;
import static cn.zhijia.counselling.World.someone;
import static cn.zhijia.counselling.instrument.response.Sheet.answers;
import static cn.zhijia.counselling.instrument.response.Sheet.body;
import static cn.zhijia.counselling.note.Notes.dutyOfficer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.jboss.logmanager.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.counselling.World.Counsel;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.testing.Overheard;
import cn.zhijia.kit.testing.TestDatabase;
import cn.zhijia.kit.testing.Tokens;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** A member's whole way through the service, from the first booking to the erasure, leaves no word of it in any log. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class DiscretionTest {

    private static final String NAME = "司徒望舒", PHONE = "13755550123", HOME = "01085550199", NICKNAME = "小银杏";
    private static final String REASON = "渔火对愁眠", TOPIC = "MOON_OVER_RIVER", WHY = "来电者挂断，" + "枫桥夜泊" + "，需要回拨";
    private static final String ANSWER = answers("phq-9", 2, "3").get(0).get("option");
    private static final String[] SECRETS = { NAME, PHONE, "5555 0123", HOME, NICKNAME, REASON, TOPIC, "枫桥夜泊",
            "SPOUSE", ANSWER };

    @Inject
    DatabaseClock clock;

    @Inject
    EntityManager database;

    @Inject
    Erasures erasures;

    private final String name = someone();
    private final String me = Tokens.member(name, "shouer").with("name", NAME).sign();
    private Counsel lin;
    private String hash;

    @BeforeEach
    void monday_morning() {
        itIs(clock, MONDAY);
        lin = counsel();
        hash = as(me).get("/v1/me/consents/texts").then().statusCode(200).extract().path("items[1].sha256");
    }

    @AfterEach
    void real_time() {
        clock.shift(Duration.ZERO);
    }

    @Test
    void from_the_first_booking_to_the_erasure_no_log_says_a_word() {
        try (var log = new Overheard(Level.DEBUG)) {
            appointments();
            answersShared();
            contactAndSearch();
            consents();
            everyList();
            refused();
            broken();
            erased();
            Log.info("the end of the run");
            assertTrue(log.saying("the end of the run").size() == 1 && log.lines().size() > 100, "nothing was heard");
            assertTrue(!log.saying("Unexpected failure").isEmpty() && !log.saying("is tried again").isEmpty(), "nothing broke");
            assertEquals(List.of(), log.saying(SECRETS));
        }
    }

    private void appointments() {
        var id = booked(me, lin, "2026-03-10T01:00:00Z", "VIDEO");
        put(lin.token(), "/v1/appointments/" + UUID.randomUUID(),
                Map.of("modality", "VIDEO", "memberNo", "T-" + name, "topic", TOPIC, "walkIn",
                        Map.of("counsellor", lin.id(), "startsAt", "2026-03-10T05:00:00Z")))
                .then().statusCode(201);
        put(me, "/v1/appointments/" + id + "/cancellation", Map.of("reason", "FAMILY", "text", REASON)).then().statusCode(200);
        put(me, "/v1/appointments/" + id + "/cancellation", Map.of("reason", REASON, "text", REASON)).then().statusCode(400);
    }

    private void answersShared() {
        var id = UUID.randomUUID();
        booked(me, lin, "2026-03-11T01:00:00Z", "VIDEO");
        put(me, "/v1/responses/" + id, body("phq-9", 2, answers("phq-9", 2, "333333000"))).then().statusCode(201);
        put(me, "/v1/responses/" + id, body("phq-9", 2, answers("phq-9", 2, "333333100"))).then().statusCode(409);
        put(me, "/v1/responses/" + UUID.randomUUID(), body("phq-9", 2, answers("phq-9", 2, "3333"))).then().statusCode(400);
        put(me, "/v1/responses/" + id + "/sharing", Map.of("decision", UUID.randomUUID(), "shared", true, "counsellor",
                lin.id(), "until", "2026-12-31T00:00:00Z")).then().statusCode(200);
        as(lin.token()).get("/v1/responses/" + id).then().statusCode(200);
    }

    private void contactAndSearch() {
        put(me, "/v1/me/contact", Map.of("phone", "+86 137 5555 0123", "nickname", NICKNAME, "station", lin.station(),
                "emergencyContact", Map.of("relation", "SPOUSE", "phone", "010-85550199"))).then().statusCode(201);
        as(dutyOfficer(someone())).body(Map.of("phone", PHONE, "reason", WHY)).post("/v1/contacts/search").then()
                .statusCode(200);
        var access = "/v1/audit/break-glass/" + UUID.randomUUID();
        String duty = dutyOfficer(someone());
        put(duty, access, Map.of("memberNo", "T-" + name, "reason", WHY)).then().statusCode(201);
        as(duty).get(access + "/contact").then().statusCode(200);
    }

    private void consents() {
        var path = "/v1/me/consents/" + UUID.randomUUID();
        put(me, path, Map.of("purpose", "SMS_REMINDERS", "recipient", "sms", "version", 1, "sha256", hash)).then()
                .statusCode(201);
        as(me).put(path + "/withdrawal").then().statusCode(200);
    }

    private void everyList() {
        for (var path : List.of("appointments", "responses", "contact", "consents", "access-log", "notices/counselling",
                "export/counselling?limit=100")) {
            as(me).get("/v1/me/" + path).then().statusCode(200);
        }
        as(lin.token()).get("/v1/counsellors/" + lin.id() + "/appointments").then().statusCode(200);
    }

    private void refused() {
        put(me, "/v1/me/contact", Map.of("phone", PHONE + "9")).then().statusCode(400);
        put(me, "/v1/me/contact", Map.of("phone", PHONE)).then().statusCode(428);
        put(me, "/v1/me/contact", Map.of(NICKNAME, PHONE)).then().statusCode(400);
        put(me, "/v1/me/contact", Map.of("nickname", List.of(NICKNAME))).then().statusCode(400);
        put(me, "/v1/me/contact", Map.of("nickname", NICKNAME.repeat(20), "station", lin.station())).then().statusCode(400);
        as(me).body("{\"phone\": \"" + PHONE + "\"").put("/v1/me/contact").then().statusCode(400);
        as(me).body("{\"emergencyContact\": {\"relation\": \"" + REASON + "\", \"phone\": \"" + HOME + "\"}}")
                .put("/v1/me/contact").then().statusCode(400);
        as(dutyOfficer(someone())).body(Map.of("phone", PHONE, "reason", REASON)).post("/v1/contacts/search").then()
                .statusCode(400);
        as(ORGANIZER).body(Map.of("phone", PHONE, "reason", WHY)).post("/v1/contacts/search").then().statusCode(403);
        put(me, "/v1/me/consents/" + UUID.randomUUID(), Map.of("purpose", REASON, "recipient", NAME)).then().statusCode(400);
        put(me, "/v1/me/erasure/counselling", Map.of("request", NAME)).then().statusCode(400);
    }

    private void broken() {
        sql("alter table audit add constraint no_more check (seq < 0) not valid");
        as(dutyOfficer(someone())).body(Map.of("phone", PHONE, "reason", WHY)).post("/v1/contacts/search").then()
                .statusCode(500);
        as(me).get("/v1/me/export/counselling").then().statusCode(500);
        sql("alter table audit drop constraint no_more");
        sql("update contact set version = 9 where version = 1 and person_id = (select id from person where member_no = 'T-"
                + name
                + "')");
        as(me).get("/v1/me/contact").then().statusCode(500);
    }

    private void erased() {
        put(me, "/v1/me/erasure/counselling", Map.of("request", UUID.randomUUID())).then().statusCode(201);
        itIs(clock, MONDAY.plus(Duration.ofHours(73)));
        sql("alter table person add constraint no_more check (erased_at is null) not valid");
        erasures.run();
        sql("alter table person drop constraint no_more");
        erasures.run();
        as(me).get("/v1/me/erasure/counselling").then().statusCode(200);
        assertEquals("EXECUTED", as(me).get("/v1/me/erasure/counselling").then().extract().path("state"));
    }

    private void sql(String sql) {
        QuarkusTransaction.requiringNew().run(() -> database.createNativeQuery(sql).executeUpdate());
    }
}
