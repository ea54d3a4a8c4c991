package cn.zhijia.counselling.consent;

import static cn.zhijia.counselling.World.MONDAY;
import static cn.zhijia.counselling.World.as;
import static cn.zhijia.counselling.World.count;
import static cn.zhijia.counselling.World.itIs;
import static cn.zhijia.counselling.World.member;
import static cn.zhijia.counselling.World.put;
import static cn.zhijia.counselling.World.someone;
import static cn.zhijia.counselling.World.together;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.data.Person;
import cn.zhijia.kit.testing.Locks;
import cn.zhijia.kit.testing.TestDatabase;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ConsentTest {

    private static final String MINE = "/v1/me/consents";

    @Inject
    DatabaseClock clock;

    @Inject
    EntityManager database;

    @Inject
    AgroalDataSource source;

    private final String name = someone();
    private final String me = member(name);

    @BeforeEach
    void monday_morning() {
        itIs(clock, MONDAY);
    }

    @AfterEach
    void real_time() {
        clock.shift(Duration.ZERO);
    }

    @Test
    void the_texts_come_in_both_languages_under_one_hash() {
        List<String> hashes = as(me).get(MINE + "/texts").then().statusCode(200)
                .body("items.purpose", contains("HOSPITAL_REFERRAL", "SMS_REMINDERS"), "items[1].title", is("用短信提醒我"))
                .extract().path("items.sha256");
        as(me).header("Accept-Language", "en").get(MINE + "/texts").then().body("items.sha256", is(hashes), "items[1].title",
                is("Remind me by text message"));
    }

    @Test
    void each_hospital_needs_a_consent_of_its_own() {
        UUID one = UUID.randomUUID(), other = UUID.randomUUID();
        give(one, "huilongguan").then().statusCode(201).body("withdrawnAt", nullValue());
        assertTrue(given("huilongguan"));
        assertFalse(given("pumch"));
        give(other, "pumch").then().statusCode(201);
        withdraw(one).then().statusCode(200).body("withdrawnAt", notNullValue());
        assertFalse(given("huilongguan"));
        assertTrue(given("pumch"));
        as(me).get(MINE).then().statusCode(200).body("items.id", contains(other.toString(), one.toString()),
                "items.withdrawnAt", contains(nullValue(), notNullValue()));
        assertEquals(List.of("CONSENT_WITHDRAWN", "CONSENT_GIVEN", "CONSENT_GIVEN"),
                as(me).get("/v1/me/access-log").then().extract().path("items.act"));
    }

    @Test
    void a_late_repeat_neither_gives_again_nor_withdraws_what_was_given_since() {
        UUID first = UUID.randomUUID(), second = UUID.randomUUID();
        give(first, "pumch").then().statusCode(201);
        give(first, "pumch").then().statusCode(200);
        give(second, "pumch").then().statusCode(409).body("code", is("consent-in-force"), "consent", is(first.toString()));
        withdraw(first).then().statusCode(200);
        give(first, "pumch").then().statusCode(200).body("withdrawnAt", notNullValue());
        assertFalse(given("pumch"));
        give(second, "pumch").then().statusCode(201);
        withdraw(first).then().statusCode(200);
        assertTrue(given("pumch"));
        give(second, "huilongguan").then().statusCode(409).body("code", is("id-in-use"));
        as(member(someone())).body(body("pumch")).put(MINE + "/" + second).then().statusCode(409).body("code", is("id-in-use"));
    }

    @Test
    void what_is_agreed_to_is_the_text_that_was_shown() {
        var body = body("pumch");
        body.put("version", 2);
        put(me, MINE + "/" + UUID.randomUUID(), body).then().statusCode(400).body("errors[0].pointer", is("/version"));
        body.put("version", 1);
        body.put("sha256", "0".repeat(64));
        put(me, MINE + "/" + UUID.randomUUID(), body).then().statusCode(400).body("errors[0].pointer", is("/sha256"),
                "errors[0].code", is("not-the-present-text"));
        var sms = body("pumch");
        sms.putAll(Map.of("purpose", "SMS_REMINDERS", "sha256", ConsentText.present(Purpose.SMS_REMINDERS).sha256()));
        put(me, MINE + "/" + UUID.randomUUID(), sms).then().statusCode(400).body("errors[0].pointer", is("/recipient"));
        as(me).get(MINE).then().body("items", hasSize(0));
    }

    @Test
    void somebody_elses_consent_is_not_there() {
        var id = UUID.randomUUID();
        give(id, "pumch").then().statusCode(201);
        String other = member(someone());
        as(other).get(MINE + "/" + id).then().statusCode(404);
        as(other).put(MINE + "/" + id + "/withdrawal").then().statusCode(404);
        as(me).get(MINE + "/" + id).then().statusCode(200).body("recipient", is("pumch"));
    }

    @Test
    void of_many_who_agree_at_the_same_moment_one_does() throws Exception {
        List<Callable<Response>> calls = Collections.nCopies(8, () -> give(UUID.randomUUID(), "pumch"));
        as(me).get(MINE).then().statusCode(200);
        var answers = together(calls);
        assertEquals(1, count(answers, 201));
        assertEquals(7, count(answers, 409));
    }

    @Test
    void who_asks_during_a_withdrawal_waits_for_it_and_hears_no() throws Exception {
        var id = UUID.randomUUID();
        give(id, "pumch").then().statusCode(201);
        try (var other = source.getConnection(); var sql = other.createStatement()) {
            other.setAutoCommit(false);
            sql.execute("update consent set withdrawn_at = zhijia_now() where id = '" + id + "'");
            var asked = CompletableFuture.supplyAsync(() -> given("pumch"));
            Locks.awaitWaiting(source, 1);
            other.commit();
            assertFalse(asked.get(30, TimeUnit.SECONDS));
        }
    }

    @Test
    void a_withdrawal_waits_for_what_is_under_way_under_the_consent() throws Exception {
        var id = UUID.randomUUID();
        give(id, "pumch").then().statusCode(201);
        CompletableFuture<Response> withdrawn;
        try (var other = source.getConnection(); var sql = other.createStatement()) {
            other.setAutoCommit(false);
            sql.execute("select 1 from consent where id = '" + id + "' for share");
            withdrawn = CompletableFuture.supplyAsync(() -> withdraw(id));
            Locks.awaitWaiting(source, 1);
            assertFalse(withdrawn.isDone());
            other.commit();
        }
        withdrawn.get(30, TimeUnit.SECONDS).then().statusCode(200);
    }

    @Test
    void what_was_given_stays_written_down() {
        var id = UUID.randomUUID();
        give(id, "pumch").then().statusCode(201);
        for (var sql : List.of("update consent set recipient = 'x'",
                "update consent set given_at = given_at - interval '1 day'",
                "delete from consent")) {
            assertThrows(PersistenceException.class, () -> QuarkusTransaction.requiringNew()
                    .run(() -> database.createNativeQuery(sql + " where id = '" + id + "'").executeUpdate()));
        }
        withdraw(id).then().statusCode(200);
        assertThrows(PersistenceException.class, () -> QuarkusTransaction.requiringNew().run(() -> database
                .createNativeQuery("update consent set withdrawn_at = null where id = '" + id + "'").executeUpdate()));
    }

    private boolean given(String hospital) {
        return QuarkusTransaction.requiringNew().call(
                () -> Consent.given(Person.numbered("T-" + name).id, Purpose.HOSPITAL_REFERRAL, hospital));
    }

    private Response give(UUID id, String hospital) {
        return put(me, MINE + "/" + id, body(hospital));
    }

    private Response withdraw(UUID id) {
        return as(me).put(MINE + "/" + id + "/withdrawal");
    }

    private static HashMap<String, Object> body(String hospital) {
        return new HashMap<>(Map.of("purpose", "HOSPITAL_REFERRAL", "recipient", hospital, "version", 1, "sha256",
                ConsentText.present(Purpose.HOSPITAL_REFERRAL).sha256()));
    }
}
