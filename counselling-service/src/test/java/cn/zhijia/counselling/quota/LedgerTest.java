package cn.zhijia.counselling.quota;

import static cn.zhijia.counselling.World.ADMIN;
import static cn.zhijia.counselling.World.MONDAY;
import static cn.zhijia.counselling.World.as;
import static cn.zhijia.counselling.World.book;
import static cn.zhijia.counselling.World.booked;
import static cn.zhijia.counselling.World.counsel;
import static cn.zhijia.counselling.World.count;
import static cn.zhijia.counselling.World.hold;
import static cn.zhijia.counselling.World.itIs;
import static cn.zhijia.counselling.World.put;
import static cn.zhijia.counselling.World.slot;
import static cn.zhijia.counselling.World.someone;
import static cn.zhijia.counselling.World.together;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.counselling.Expiry;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.testing.TestDatabase;
import cn.zhijia.kit.testing.Tokens;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** Whatever happens at once, a balance is the sum of its ledger, and what is reserved is what is booked. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class LedgerTest {

    @Inject
    DatabaseClock clock;
    @Inject
    AgroalDataSource database;
    @Inject
    Expiry expiry;

    @BeforeEach
    void monday_morning() {
        itIs(clock, MONDAY);
    }

    @AfterEach
    void real_time() {
        clock.shift(Duration.ZERO);
    }

    @Test
    void of_many_who_book_from_a_quota_of_two_at_once_two_get_it_and_one_goes_first_for_free() throws Exception {
        String union = someone(), me = Tokens.member(someone(), union).sign();
        policy(union, 2, "OWN");
        as(me).get("/v1/me/quota").then().body("left", is(2));
        var calls = new ArrayList<Callable<Response>>();
        for (int i = 0; i < 8; i++) {
            String free = slot(counsel(), "2026-03-0" + (3 + i % 4) + "T0" + (1 + i / 4) + ":00:00Z", "VIDEO");
            var id = UUID.randomUUID();
            calls.add(() -> book(me, id, free, "VIDEO"));
        }
        var answers = together(calls);
        assertEquals(3, count(answers, 201));
        assertEquals(5, count(answers, 409));
        as(me).get("/v1/me/quota").then().body("reserved", is(2), "left", is(0));
        consistent();
    }

    @Test
    void a_hold_that_many_end_at_once_is_given_back_once() throws Exception {
        String me = Tokens.member(someone(), "shouer").sign();
        var lin = counsel();
        booked(me, lin, "2026-03-03T01:00:00Z", "VIDEO");
        put(me, "/v1/appointments/" + UUID.randomUUID(), hold(slot(lin, "2026-03-03T02:00:00Z", "VIDEO"), "VIDEO")).then()
                .statusCode(201);
        itIs(clock, MONDAY.plusSeconds(660));
        Callable<Response> sweep = () -> {
            expiry.endDue();
            return as(me).get("/v1/me/quota");
        };
        together(List.of(sweep, sweep, sweep, sweep, sweep, sweep));
        as(me).get("/v1/me/quota").then().body("reserved", is(0), "left", is(6));
        assertEquals(1, number(
                "select count(*) from quota_entry where kind = 'RELEASE' and pool_id = (select id from person where sub = '"
                        + sub(me) + "')"));
        consistent();
    }

    @Test
    void a_family_that_books_cancels_holds_and_moves_at_once_leaves_every_balance_the_sum_of_its_ledger() throws Exception {
        String union = someone();
        policy(union, 3, "SHARED");
        var people = new ArrayList<String>();
        String worker = someone();
        people.add(Tokens.member(worker, union).sign());
        for (int i = 0; i < 3; i++) {
            String relative = someone();
            String token = Tokens.person(relative, "member").sign();
            people.add(token);
            String tie = "/v1/me/family/" + UUID.randomUUID();
            put(people.get(0), tie, Map.of("memberNo", "T-" + relative)).then().statusCode(201);
            as(token).put(tie + "/confirmation").then().statusCode(200);
        }
        var slots = new ArrayList<String>();
        for (int i = 0; i < 2; i++) {
            var lin = counsel();
            for (int hour = 1; hour <= 3; hour++) {
                slots.add(slot(lin, "2026-03-03T0" + hour + ":00:00Z", "VIDEO"));
            }
        }
        var random = new Random(20261130);
        for (int round = 0; round < 4; round++) {
            var calls = new ArrayList<Callable<Response>>();
            for (String person : people) {
                long seed = random.nextLong();
                calls.add(() -> story(person, slots, new Random(seed)));
            }
            together(calls).forEach(a -> assertEquals(200, a.statusCode()));
            consistent();
        }
        itIs(clock, MONDAY.plusSeconds(660));
        expiry.endDue();
        consistent();
        assertTrue(number("select count(*) from quota_entry e join person p on p.id = e.pool_id where p.union_id = '" + union
                + "' and kind = 'RELEASE'") > 0, "nothing was ever given back");
    }

    @Test
    void no_line_of_the_ledger_changes_and_no_balance_goes_below_nothing() {
        String me = Tokens.member(someone(), "shouer").sign();
        var lin = counsel();
        booked(me, lin, "2026-03-03T01:00:00Z", "VIDEO");
        booked(me, lin, "2026-03-03T02:00:00Z", "VIDEO");
        assertThrows(SQLException.class, () -> sql("update quota_entry set used = 0"));
        assertThrows(SQLException.class, () -> sql("delete from quota_entry"));
        assertThrows(SQLException.class, () -> sql("update quota_balance set reserved = allowance + 1"));
        assertThrows(SQLException.class, () -> sql("update quota_balance set used = -1"));
    }

    /** A person's own random hour: refusals are part of it, failures are not. */
    private static Response story(String me, List<String> slots, Random random) throws Exception {
        var mine = new ArrayList<String>();
        for (int i = 0; i < 6; i++) {
            String slot = slots.get(random.nextInt(slots.size()));
            String path = mine.isEmpty() ? null : mine.get(random.nextInt(mine.size()));
            switch (random.nextInt(5)) {
                case 0, 1 -> {
                    mine.add("/v1/appointments/" + UUID.randomUUID());
                    done(me, mine.get(mine.size() - 1), Map.of("slot", slot, "modality", "VIDEO"));
                }
                case 2 -> {
                    mine.add("/v1/appointments/" + UUID.randomUUID());
                    done(me, mine.get(mine.size() - 1), hold(slot, "VIDEO"));
                }
                case 3 -> {
                    if (path != null) {
                        done(me, path + "/cancellation", Map.of("reason", "WORK"));
                    }
                }
                default -> {
                    if (path != null) {
                        done(me, path + "/reschedule",
                                Map.of("attempt", UUID.randomUUID(), "slot", slot, "modality", "VIDEO"));
                    }
                }
            }
        }
        return as(me).get("/v1/me/quota");
    }

    private static void done(String me, String path, Map<String, Object> body) throws Exception {
        var answer = cn.zhijia.counselling.World.patiently(() -> put(me, path, body));
        assertTrue(answer.statusCode() < 500, answer.asString());
    }

    private void consistent() throws SQLException {
        assertEquals(0, number("""
                select count(*) from quota_balance b join (
                    select pool_id, year, sum(allowance) as allowance, sum(reserved) as reserved, sum(used) as used
                    from quota_entry group by pool_id, year) e on e.pool_id = b.pool_id and e.year = b.year
                where b.allowance <> e.allowance or b.reserved <> e.reserved or b.used <> e.used"""));
        assertEquals(0, number("""
                select count(*) from quota_balance b where reserved <> (select count(*) from session_charge c
                    join appointment a on a.id = c.appointment_id
                    where c.pool_id = b.pool_id and c.year = b.year and c.state = 'RESERVED'
                    and a.status in ('HELD', 'BOOKED', 'CHECKED_IN', 'NEEDS_RESCHEDULE', 'NO_SHOW'))"""));
    }

    private static void policy(String union, int yearly, String family) {
        put(ADMIN, "/v1/quota-policies/" + union, Map.of("yearly", yearly, "family", family, "familyYearly", 2)).then()
                .statusCode(201);
    }

    private static String sub(String token) {
        return io.restassured.path.json.JsonPath.from(new String(java.util.Base64.getUrlDecoder().decode(token.split("\\.")[1]),
                java.nio.charset.StandardCharsets.UTF_8)).getString("sub");
    }

    private void sql(String sql) throws SQLException {
        try (var connection = database.getConnection(); var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long number(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var found = statement.executeQuery(sql)) {
            found.next();
            return found.getLong(1);
        }
    }
}
