package cn.zhijia.counselling.contact;

import static cn.zhijia.counselling.World.MONDAY;
import static cn.zhijia.counselling.World.ORGANIZER;
import static cn.zhijia.counselling.World.as;
import static cn.zhijia.counselling.World.booked;
import static cn.zhijia.counselling.World.counsel;
import static cn.zhijia.counselling.World.itIs;
import static cn.zhijia.counselling.World.member;
import static cn.zhijia.counselling.World.openStation;
import static cn.zhijia.counselling.World.put;
import static cn.zhijia.counselling.World.someone;
import static cn.zhijia.counselling.note.Notes.dutyOfficer;
import static cn.zhijia.counselling.note.Notes.supervisor;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.testing.TestDatabase;
import cn.zhijia.kit.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ContactTest {

    private static final String MINE = "/v1/me/contact", NINE = "2026-03-03T01:00:00Z";
    private static final String WHY = "来电者情绪激动后挂断，需要确认身份并回拨。";

    @Inject
    DatabaseClock clock;

    @Inject
    EntityManager database;

    private final String name = someone();
    private final String me = member(name);
    /** Nobody else's. */
    private final String phone = "139" + ThreadLocalRandom.current().nextInt(10_000_000, 100_000_000);

    @BeforeEach
    void monday_morning() {
        itIs(clock, MONDAY);
    }

    @AfterEach
    void real_time() {
        clock.shift(Duration.ZERO);
    }

    @Test
    void what_i_write_is_mine_to_read_in_one_spelling_and_nobodys_to_see_in_the_database() {
        as(me).get(MINE).then().statusCode(404);
        var station = openStation(UUID.randomUUID());
        var body = body("+86 " + phone.substring(0, 3) + " " + phone.substring(3));
        body.putAll(Map.of("nickname", " 小梧桐 ", "station", station));
        put(me, MINE, body).then().statusCode(201).body("phone", is(phone), "nickname", is("小梧桐"), "emergencyContact.phone",
                is("13800138000"), "emergencyContact.relation", is("SPOUSE"));
        put(me, MINE, body).then().statusCode(200);
        as(me).get(MINE).then().statusCode(200).body("phone", is(phone), "station", is(station.toString()), "name",
                nullValue());
        as(member(someone())).get(MINE).then().statusCode(404);
        for (var secret : List.of(phone, "13800138000", "小梧桐", "SPOUSE")) {
            assertEquals(0L, database.createNativeQuery("""
                    select count(*) from contact c where position(convert_to(:secret, 'UTF8') in content) > 0
                    or strpos(cast(c as text), :secret) > 0""").setParameter("secret", secret).getSingleResult(), secret);
        }
        assertEquals(List.of("CONTACT_WRITTEN"), log(me));
    }

    @Test
    void a_late_repeat_brings_back_no_number_that_was_changed_since() {
        put(me, MINE, body(phone)).then().statusCode(201);
        String first = as(me).get(MINE).header("ETag");
        put(me, MINE, body("13800000000")).then().statusCode(428);
        as(me).header("If-Match", first).body(body("13800000000")).put(MINE).then().statusCode(200);
        put(me, MINE, body(phone)).then().statusCode(428);
        as(me).header("If-Match", first).body(body(phone)).put(MINE).then().statusCode(412);
        as(me).get(MINE).then().body("phone", is("13800000000"));
        as(me).header("If-Match", as(me).get(MINE).header("ETag")).body(Map.of()).put(MINE).then().statusCode(200);
        as(me).get(MINE).then().statusCode(200).body("phone", nullValue());
        search(dutyOfficer(someone()), "13800000000").statusCode(200).body("items.memberNo", not(hasItem("T-" + name)));
    }

    @Test
    void two_spouses_with_one_telephone_are_two_people() {
        String spouse = someone(), duty = dutyOfficer("duty-" + someone());
        put(me, MINE, body(phone)).then().statusCode(201);
        put(member(spouse), MINE, body("0086-" + phone)).then().statusCode(201);
        put(member(someone()), MINE, Map.of("emergencyContact", Map.of("relation", "SPOUSE", "phone", phone))).then()
                .statusCode(201);
        search(duty, "+86" + phone).statusCode(200).body("items.memberNo", containsInAnyOrder("T-" + name, "T-" + spouse),
                "items.name", containsInAnyOrder(name, spouse));
        for (var one : List.of(name, spouse)) {
            as(member(one)).get("/v1/me/access-log").then().statusCode(200).body("items[0].act", is("CONTACT_FOUND"),
                    "items[0].reason", is(WHY), "items[0].roles", contains("duty-officer"));
        }
        search(duty, "13711112222").statusCode(200).body("items", empty());
        search(duty, "12345678901").statusCode(400).body("errors[0].pointer", is("/phone"), "errors[0].code",
                is("not-a-phone-number"));
    }

    @Test
    void only_the_duty_officer_searches() {
        put(me, MINE, body(phone)).then().statusCode(201);
        for (var token : List.of(me, ORGANIZER, supervisor(someone()), counsel().token())) {
            search(token, phone).statusCode(403);
        }
        put(dutyOfficer(someone()), "/v1/contacts/search", Map.of()).then().statusCode(405);
    }

    @Test
    void my_counsellor_reads_my_name_and_number_while_the_appointment_stands_and_i_see_it() {
        var lin = counsel();
        put(me, MINE, body(phone)).then().statusCode(201);
        var id = booked(me, lin, NINE, "VIDEO");
        String path = "/v1/appointments/" + id + "/contact";
        as(lin.token()).get(path).then().statusCode(200).body("name", is(name), "phone", is(phone), "emergencyContact",
                nullValue());
        as(counsel().token()).get(path).then().statusCode(404);
        as(ORGANIZER).get(path).then().statusCode(403);
        assertEquals(List.of("CONTACT_READ", "CONTACT_WRITTEN"), log(me));
        put(me, "/v1/appointments/" + id + "/cancellation", Map.of("reason", "OTHER")).then().statusCode(200);
        as(lin.token()).get(path).then().statusCode(404);
        assertEquals(List.of("CONTACT_READ", "CONTACT_WRITTEN"), log(me));
    }

    @Test
    void an_emergency_access_opens_the_emergency_contact_for_half_an_hour() {
        put(me, MINE, body(phone)).then().statusCode(201);
        String duty = dutyOfficer(someone()), access = "/v1/audit/break-glass/" + UUID.randomUUID();
        put(duty, access, Map.of("memberNo", "T-" + name, "reason", WHY)).then().statusCode(201);
        as(duty).get(access + "/contact").then().statusCode(200).body("phone", is(phone), "emergencyContact.relation",
                is("SPOUSE"));
        as(dutyOfficer(someone())).get(access + "/contact").then().statusCode(404);
        itIs(clock, MONDAY.plus(Duration.ofMinutes(31)));
        as(duty).get(access + "/contact").then().statusCode(404);
        assertEquals(List.of("CONTACT_READ", "BREAK_GLASS_OPENED", "CONTACT_WRITTEN"), log(me));
    }

    @Test
    void the_carers_of_my_station_know_what_i_am_called_and_nothing_else() {
        String carer = someone(), stranger = someone();
        UUID station = openStation(UUID.randomUUID()), elsewhere = openStation(UUID.randomUUID());
        as(ORGANIZER).put("/v1/stations/" + station + "/carers/T-" + carer).then().statusCode(201);
        as(ORGANIZER).put("/v1/stations/" + elsewhere + "/carers/T-" + stranger).then().statusCode(201);
        for (var one : List.of(me, member(someone()))) {
            put(one, MINE, Map.of("phone", phone, "nickname", "小梧桐", "station", station)).then().statusCode(201);
        }
        String path = "/v1/stations/" + station + "/nicknames", token = Tokens.person(carer, "carer").sign();
        var page = as(token).queryParam("limit", 1).get(path).then().statusCode(200).body("items", hasSize(1))
                .body("items[0].keySet()", contains("nickname")).extract();
        as(token).queryParam("cursor", page.<String> path("next")).get(path).then().statusCode(200)
                .body("items.nickname", contains("小梧桐")).body("next", nullValue());
        as(Tokens.person(stranger, "carer").sign()).get(path).then().statusCode(404);
        as(ORGANIZER).get(path).then().statusCode(403);
        as(me).get("/v1/me/access-log").then().body("items[0].act", is("CONTACT_READ"), "items[0].roles", contains("carer"));
        as(ORGANIZER).delete("/v1/stations/" + station + "/carers/T-" + carer).then().statusCode(204);
        as(token).get(path).then().statusCode(404);
    }

    @Test
    void what_cannot_be_reached_or_shown_is_refused_by_its_field() {
        put(me, MINE, Map.of("phone", "6512 0000")).then().statusCode(400).body("errors[0].pointer", is("/phone"));
        put(me, MINE, Map.of("emergencyContact", Map.of("relation", "SPOUSE", "phone", "6512 0000"))).then().statusCode(400)
                .body("errors[0].pointer", is("/emergencyContact/phone"));
        put(me, MINE, Map.of("nickname", "小梧桐")).then().statusCode(400).body("errors[0].code", is("nickname-with-station"));
        put(me, MINE, Map.of("nickname", "小梧桐", "station", UUID.randomUUID())).then().statusCode(400).body("errors[0].code",
                is("unknown-station"));
        as(me).get(MINE).then().statusCode(404);
    }

    private static HashMap<String, Object> body(String phone) {
        return new HashMap<>(
                Map.of("phone", phone, "emergencyContact", Map.of("relation", "SPOUSE", "phone", "138 0013 8000")));
    }

    private static ValidatableResponse search(String token, String phone) {
        return as(token).body(Map.of("phone", phone, "reason", WHY)).post("/v1/contacts/search").then();
    }

    private static List<String> log(String token) {
        return as(token).get("/v1/me/access-log").then().statusCode(200).extract().path("items.act");
    }
}
