package cn.zhijia.counselling.roster;

import static cn.zhijia.counselling.World.ADMIN;
import static cn.zhijia.counselling.World.MONDAY;
import static cn.zhijia.counselling.World.as;
import static cn.zhijia.counselling.World.counsel;
import static cn.zhijia.counselling.World.counsellor;
import static cn.zhijia.counselling.World.hours;
import static cn.zhijia.counselling.World.itIs;
import static cn.zhijia.counselling.World.member;
import static cn.zhijia.counselling.World.put;
import static cn.zhijia.counselling.World.someone;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
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
import io.restassured.response.Response;

/** Days that no calendar reads back: one person's slip of the pen must not stop everybody's search. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReachTest {

    @Inject
    DatabaseClock clock;
    @Inject
    AgroalDataSource database;

    @BeforeEach
    void monday_morning() {
        itIs(clock, MONDAY);
    }

    @AfterEach
    void everybody_still_finds_times() {
        as(member("m")).get("/v1/slots").then().statusCode(200);
        clock.shift(Duration.ZERO);
    }

    @Test
    void a_roster_holds_from_2000_to_2200() {
        var lin = counsel();
        for (String day : List.of("0000-01-01", "1999-12-31", "2200-01-02", "+999999999-12-31")) {
            refused(roster(lin, Map.of("effectiveFrom", day)), "/rules/0/effectiveFrom");
            refused(roster(lin, Map.of("effectiveFrom", "2026-01-01", "effectiveTo", day)), "/rules/0/effectiveTo");
        }
        roster(lin, Map.of("effectiveFrom", "2000-01-01", "effectiveTo", "2200-01-01")).then().statusCode(200);
    }

    @Test
    void one_day_and_an_absence_lie_within_reach_too() {
        var lin = counsel();
        String path = "/v1/counsellors/" + lin.id();
        for (String day : List.of("0000-01-01", "2200-01-02")) {
            refused(put(lin.token(), path + "/roster-exceptions/" + day, Map.of("zone", "Asia/Shanghai", "hours", List.of())),
                    "/date");
        }
        refused(timeOff(lin, "0000-01-01T00:00:00Z", "2026-03-03T00:00:00Z"), "/startsAt");
        refused(timeOff(lin, "2026-03-03T00:00:00Z", "+1000000000-12-31T23:59:59Z"), "/endsAt");
        refused(put(lin.token(), "/v1/appointments/" + UUID.randomUUID(), Map.of("modality", "VIDEO", "memberNo",
                "T-" + someone(), "walkIn", Map.of("counsellor", lin.id(), "startsAt", "+1000000000-12-31T23:59:00Z"))),
                "/walkIn/startsAt");
    }

    @Test
    void a_qualification_expires_within_reach() {
        var body = counsellor(someone());
        body.put("qualifications", List.of(Map.of("name", "证书", "expiresOn", "9999-12-31")));
        refused(put(ADMIN, "/v1/counsellors/" + UUID.randomUUID(), body), "/qualifications/0/expiresOn");
    }

    @Test
    void nobody_asks_for_days_beyond() {
        var lin = counsel();
        refused(as(member("m")).queryParam("from", "1999-12-31").get("/v1/slots"), "?from");
        refused(as(member("m")).queryParam("to", "+999999999-12-31").get("/v1/slots"), "?to");
        String calendar = "/v1/counsellors/" + lin.id() + "/appointments";
        refused(as(lin.token()).queryParam("from", "-999999999-01-01").get(calendar), "?from");
        refused(as(lin.token()).queryParam("to", "2200-01-02").get(calendar), "?to");
    }

    @Test
    void a_slot_beyond_is_no_slot() {
        var lin = counsel();
        for (long second : new long[] { Long.MIN_VALUE, -1, 0, 253_402_300_799L, Long.MAX_VALUE }) {
            var bytes = ByteBuffer.allocate(25).putLong(lin.id().getMostSignificantBits())
                    .putLong(lin.id().getLeastSignificantBits()).putLong(second).put((byte) 1);
            put(member("m"), "/v1/appointments/" + UUID.randomUUID(), Map.of("modality", "PHONE", "slot",
                    Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array()))).then().statusCode(400)
                    .body("errors[0].pointer", is("/slot"), "errors[0].code", is("unreadable-value"));
        }
    }

    @Test
    void hours_are_whole_minutes_so_that_no_day_ends_at_24() {
        var lin = counsel();
        String path = "/v1/counsellors/" + lin.id() + "/roster-exceptions/2026-03-07";
        put(lin.token(), path, Map.of("zone", "Asia/Shanghai", "hours",
                List.of(hours("22:00", "23:59:59.999999999", null, "PHONE")))).then().statusCode(400)
                .body("errors[0].pointer", is("/hours/0/ends"), "errors[0].code", is("not-a-whole-minute"));
    }

    @Test
    void the_database_keeps_no_such_day_either() {
        var lin = counsel();
        for (String kept : List.of(
                "insert into qualification values ('%s', 9, 'x', '0001-01-01 BC')",
                "insert into roster_exception values (gen_random_uuid(), '%s', '2200-01-02', 'Asia/Shanghai', 1)",
                "insert into time_off values (gen_random_uuid(), '%s', '-infinity', '2026-01-01')",
                "insert into roster_rule values (gen_random_uuid(), '%s', 9, 'MONDAY', '09:00', '24:00', '{PHONE}', null, '2026-01-01', null, 'x')",
                "insert into roster_rule values (gen_random_uuid(), '%s', 9, 'MONDAY', '09:00', '10:00', '{PHONE}', null, '1999-12-31', null, 'x')")) {
            var refusal = assertThrows(SQLException.class, () -> run(kept.formatted(lin.id())));
            assertEquals("23514", refusal.getSQLState(), kept);
        }
    }

    private void run(String sql) throws SQLException {
        try (var connection = database.getConnection(); var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Response roster(Counsel lin, Map<String, String> days) {
        String path = "/v1/counsellors/" + lin.id() + "/roster";
        var rule = new HashMap<String, Object>(days);
        rule.put("weekday", "TUESDAY");
        rule.put("hours", hours("09:00", "12:00", null, "PHONE"));
        return as(lin.token()).header("If-Match", as(lin.token()).get(path).header("ETag"))
                .body(Map.of("zone", "Asia/Shanghai", "rules", List.of(rule))).put(path);
    }

    private static Response timeOff(Counsel lin, String from, String to) {
        return put(lin.token(), "/v1/counsellors/" + lin.id() + "/time-off/" + UUID.randomUUID(),
                Map.of("startsAt", from, "endsAt", to));
    }

    private static void refused(Response answer, String pointer) {
        answer.then().statusCode(400).body("errors[0].pointer", is(pointer), "errors[0].code", is("out-of-range"),
                "errors[0].detail", notNullValue());
    }
}
