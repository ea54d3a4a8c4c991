package cn.zhijia.counselling;

import static cn.zhijia.counselling.World.ADMIN;
import static cn.zhijia.counselling.World.MONDAY;
import static cn.zhijia.counselling.World.as;
import static cn.zhijia.counselling.World.booking;
import static cn.zhijia.counselling.World.counsel;
import static cn.zhijia.counselling.World.itIs;
import static cn.zhijia.counselling.World.member;
import static cn.zhijia.counselling.World.put;
import static cn.zhijia.counselling.World.slot;
import static cn.zhijia.counselling.World.someone;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.counselling.World.Counsel;
import cn.zhijia.counselling.vault.Vault;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.testing.TestDatabase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** What a member says about an appointment is the member's: sealed, and whoever else reads it is seen. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class SaidTest {

    private static final String NINE = "2026-03-03T01:00:00Z", TEN = "2026-03-03T02:00:00Z", TEXT = "孩子住院";

    @Inject
    DatabaseClock clock;
    @Inject
    EntityManager database;
    @Inject
    Vault vault;

    @BeforeEach
    void monday_morning() {
        itIs(clock, MONDAY);
    }

    @AfterEach
    void real_time() {
        clock.shift(Duration.ZERO);
    }

    @Test
    void topic_and_reason_stand_nowhere_in_clear_and_are_told_to_the_member_and_the_counsellor_alone() {
        var lin = counsel();
        String me = member(someone());
        String path = spoken(me, lin, NINE);
        assertEquals(0,
                number("select count(*) from appointment a where cast(a as text) like '%SLEEP%' or cast(a as text) like '%"
                        + TEXT + "%'"));
        assertEquals(0, number("select count(*) from appointment where position(convert_to('SLEEP', 'UTF8') in topic) > 0"));
        as(me).get(path).then().body("topic", is("SLEEP"), "reasonText", is(TEXT));
        as(me).get("/v1/me/appointments").then().body("items.topic", contains("SLEEP"), "items.reasonText", contains(TEXT));
        put(ADMIN, path + "/cancellation", Map.of("reason", "OTHER")).then().statusCode(200).body("topic", nullValue(),
                "reasonText", nullValue());
        as(me).get("/v1/me/access-log").then().body("items.act", not(hasItem("APPOINTMENT_READ")));
        as(lin.token()).get("/v1/counsellors/" + lin.id() + "/appointments").then().body("items[0].topic", nullValue());
        as(lin.token()).get(path).then().body("topic", is("SLEEP"), "reasonText", is(TEXT));
        as(me).get("/v1/me/access-log").then().body("items[0].act", is("APPOINTMENT_READ"));
    }

    @Test
    void a_sealed_topic_opens_in_no_other_appointment() {
        var lin = counsel();
        String me = member(someone());
        String path = spoken(me, lin, NINE), other = spoken(me, lin, TEN);
        sql("update appointment set topic = (select topic from appointment where id = '" + id(path) + "') where id = '"
                + id(other) + "'");
        as(me).get(other).then().statusCode(500);
        as(me).get(path).then().statusCode(200);
    }

    @Test
    void who_was_erased_has_an_appointment_without_words() {
        var lin = counsel();
        String name = someone(), me = member(name);
        String path = spoken(me, lin, NINE);
        QuarkusTransaction.requiringNew().run(() -> vault.erase((UUID) database
                .createNativeQuery("select id from person where member_no = 'T-" + name + "'").getSingleResult()));
        as(me).get(path).then().statusCode(200).body("topic", nullValue(), "reasonText", nullValue());
        var body = booking(slot(lin, TEN, "VIDEO"), "VIDEO");
        body.put("topic", "STRESS");
        put(me, "/v1/appointments/" + UUID.randomUUID(), body).then().statusCode(410).body("code", is("erased"));
    }

    @Test
    void counsellors_are_still_found_by_their_topics() {
        String topic = "T" + UUID.randomUUID().toString().replaceAll("[^a-f]", "").toUpperCase(java.util.Locale.ROOT) + "_X";
        var lin = counsel(Map.of("topics", java.util.List.of(topic)));
        as(member(someone())).queryParam("topic", topic).queryParam("from", "2026-03-03").queryParam("to", "2026-03-03")
                .get("/v1/slots").then().body("items.counsellor.unique()", contains(lin.id().toString()));
    }

    /** Booked with a topic, and cancelled with a reason. */
    private static String spoken(String me, Counsel counsel, String start) {
        String path = "/v1/appointments/" + UUID.randomUUID();
        var body = booking(slot(counsel, start, "VIDEO"), "VIDEO");
        body.put("topic", "SLEEP");
        put(me, path, body).then().statusCode(201).body("topic", is("SLEEP"));
        put(me, path + "/cancellation", Map.of("reason", "FAMILY", "text", TEXT)).then().statusCode(200).body("reasonText",
                is(TEXT));
        return path;
    }

    private static String id(String path) {
        return path.substring("/v1/appointments/".length());
    }

    private void sql(String sql) {
        QuarkusTransaction.requiringNew().run(() -> database.createNativeQuery(sql).executeUpdate());
    }

    private long number(String sql) {
        return QuarkusTransaction.requiringNew()
                .call(() -> ((Number) database.createNativeQuery(sql).getSingleResult()).longValue());
    }
}
