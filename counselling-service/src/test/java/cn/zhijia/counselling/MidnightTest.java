package cn.zhijia.counselling;

import static cn.zhijia.counselling.World.ADMIN;
import static cn.zhijia.counselling.World.MONDAY;
import static cn.zhijia.counselling.World.as;
import static cn.zhijia.counselling.World.book;
import static cn.zhijia.counselling.World.counsel;
import static cn.zhijia.counselling.World.hours;
import static cn.zhijia.counselling.World.itIs;
import static cn.zhijia.counselling.World.member;
import static cn.zhijia.counselling.World.nobodyWaits;
import static cn.zhijia.counselling.World.put;
import static cn.zhijia.counselling.World.slots;
import static cn.zhijia.counselling.World.someone;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.counselling.World.Counsel;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.testing.TestDatabase;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Days are those of Beijing, wherever the client is, and a session may begin on one and end on the next. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class MidnightTest {

    private static final String TUESDAY_23_40 = "2026-03-03T15:40:00Z";

    @Inject
    DatabaseClock clock;
    @Inject
    AgroalDataSource database;

    @BeforeEach
    void monday_morning() {
        itIs(clock, MONDAY);
    }

    @AfterEach
    void real_time_and_nobody_in_line() throws SQLException {
        clock.shift(Duration.ZERO);
        nobodyWaits(database);
    }

    /** By telephone on Tuesday 22:00 to 23:59 and on Wednesday 00:00 to 02:00. */
    private static Counsel nightly(Map<String, Object> changes) {
        var lin = counsel(changes);
        var late = Map.of("weekday", "TUESDAY", "hours", hours("22:00", "23:59", null, "PHONE"), "effectiveFrom", "2026-01-01");
        var early = Map.of("weekday", "WEDNESDAY", "hours", hours("00:00", "02:00", null, "PHONE"), "effectiveFrom",
                "2026-01-01");
        as(ADMIN).header("If-Match", "*").body(Map.of("zone", "Asia/Shanghai", "rules", List.of(late, early)))
                .put("/v1/counsellors/" + lin.id() + "/roster").then().statusCode(200);
        return lin;
    }

    private static UUID acrossMidnight(Counsel lin, int status) {
        var id = UUID.randomUUID();
        put(lin.token(), "/v1/appointments/" + id, Map.of("modality", "PHONE", "memberNo", "T-" + someone(), "walkIn",
                Map.of("counsellor", lin.id(), "startsAt", TUESDAY_23_40))).then().statusCode(status);
        return id;
    }

    @Test
    void a_day_begins_and_ends_at_midnight_in_beijing() {
        var lin = nightly(Map.of());
        assertEquals(List.of("2026-03-03T14:00:00Z", "2026-03-03T15:00:00Z"),
                slots(member("m"), lin, "2026-03-03").getList("items.startsAt"));
        assertEquals(List.of("2026-03-03T16:00:00Z", "2026-03-03T17:00:00Z"),
                slots(member("m"), lin, "2026-03-04").getList("items.startsAt"));
    }

    @Test
    void a_session_across_midnight_takes_the_next_mornings_time_and_belongs_to_the_day_on_which_it_begins() {
        var lin = nightly(Map.of("mostPerDay", 2));
        acrossMidnight(lin, 201); // to 00:30, free at 00:40
        assertEquals(List.of("2026-03-03T14:00:00Z"), slots(member("m"), lin, "2026-03-03").getList("items.startsAt"));
        assertEquals(List.of("2026-03-03T17:00:00Z"), slots(member("m"), lin, "2026-03-04").getList("items.startsAt"));
        as(lin.token()).queryParam("from", "2026-03-04").queryParam("to", "2026-03-04")
                .get("/v1/counsellors/" + lin.id() + "/appointments").then().body("items", hasSize(0));
        as(lin.token()).queryParam("from", "2026-03-03").queryParam("to", "2026-03-03")
                .get("/v1/counsellors/" + lin.id() + "/appointments").then().body("items.startsAt", contains(TUESDAY_23_40));
        String ten = slots(member("m"), lin, "2026-03-03").getString("items[0].slot");
        book(member(someone()), UUID.randomUUID(), ten, "PHONE").then().statusCode(201);
        assertEquals(1, slots(member("m"), lin, "2026-03-04").getList("items").size()); // Tuesday is full, Wednesday is not
    }

    @Test
    void an_absence_from_midnight_on_displaces_the_session_that_would_still_go_on() {
        var lin = nightly(Map.of());
        var id = acrossMidnight(lin, 201);
        put(lin.token(), "/v1/counsellors/" + lin.id() + "/time-off/" + UUID.randomUUID(), Map.of("startsAt",
                "2026-03-03T16:00:00Z", "endsAt", "2026-03-04T16:00:00Z")).then().statusCode(201)
                .body("needsReschedule.appointment", contains(id.toString()));
    }

    @Test
    void a_qualification_is_good_for_the_session_that_begins_on_its_last_day() {
        var lin = nightly(Map.of("qualifications", List.of(Map.of("name", "证书", "expiresOn", "2026-03-03"))));
        acrossMidnight(lin, 201);
        assertEquals(0, slots(member("m"), lin, "2026-03-04").getList("items").size());
        var other = nightly(Map.of("qualifications", List.of(Map.of("name", "证书", "expiresOn", "2026-03-02"))));
        acrossMidnight(other, 409);
    }

    @Test
    void nobody_moves_to_a_time_after_the_qualification_has_expired() {
        var lin = counsel();
        var wang = counsel(Map.of("qualifications", List.of(Map.of("name", "证书", "expiresOn", "2026-03-05"))));
        String me = member(someone());
        String friday = World.slot(lin, "2026-03-06T01:00:00Z", "VIDEO"), thursday = World.slot(wang, "2026-03-05T01:00:00Z",
                "VIDEO");
        var mine = World.booked(me, lin, "2026-03-04T01:00:00Z", "VIDEO");
        String path = "/v1/appointments/" + mine + "/reschedule";
        put(me, path, Map.of("attempt", UUID.randomUUID(), "slot", thursday, "modality", "VIDEO")).then().statusCode(200);
        var body = World.counsellor(lin.name());
        body.put("qualifications", List.of(Map.of("name", "证书", "expiresOn", "2026-03-05")));
        as(ADMIN).header("If-Match", "*").body(body).put("/v1/counsellors/" + lin.id()).then().statusCode(200);
        put(me, path, Map.of("attempt", UUID.randomUUID(), "slot", friday, "modality", "VIDEO")).then().statusCode(409)
                .body("code", is("slot-not-offered"));
        as(me).get("/v1/appointments/" + mine).then().body("status", is("BOOKED"), "startsAt", is("2026-03-05T01:00:00Z"));
    }

    @Test
    void a_client_in_another_zone_names_the_same_moments_and_reads_them_in_utc() {
        var lin = counsel();
        put(lin.token(), "/v1/appointments/" + UUID.randomUUID(), Map.of("modality", "PHONE", "memberNo", "T-" + someone(),
                "walkIn", Map.of("counsellor", lin.id(), "startsAt", "2026-03-02T17:00:00-08:00"))).then().statusCode(201)
                .body("startsAt", is("2026-03-03T01:00:00Z")); // still Monday in San Francisco, Tuesday nine o'clock in Beijing
        assertEquals(7, slots(member("m"), lin, "2026-03-03").getList("items").size());
        assertEquals(5, slots(member("m"), lin, "2026-03-02").getList("items").size()); // Monday from eleven o'clock on
        put(lin.token(), "/v1/counsellors/" + lin.id() + "/time-off/" + UUID.randomUUID(), Map.of("startsAt",
                "2026-03-03T17:00:00+01:00", "endsAt", "2026-03-04T17:00:00+01:00")).then().statusCode(201)
                .body("startsAt", is("2026-03-03T16:00:00Z"));
        assertEquals(0, slots(member("m"), lin, "2026-03-04").getList("items").size());
    }
}
