package cn.zhijia.counselling.duty;

import static cn.zhijia.counselling.World.ADMIN;
import static cn.zhijia.counselling.World.as;
import static cn.zhijia.counselling.World.count;
import static cn.zhijia.counselling.World.itIs;
import static cn.zhijia.counselling.World.member;
import static cn.zhijia.counselling.World.put;
import static cn.zhijia.counselling.World.someone;
import static cn.zhijia.counselling.World.together;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.counselling.crisis.Duty;
import cn.zhijia.counselling.paging.Pager;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.testing.TestDatabase;
import cn.zhijia.kit.testing.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class DutyRosterTest {

    private static final String OFFICER = Tokens.person("officer", "duty-officer").sign();

    @Inject
    DatabaseClock clock;

    @Inject
    Pager pager;

    @Inject
    EntityManager database;

    private LocalDate today;

    @BeforeEach
    void a_morning_of_its_own() {
        today = Duty.nobody(clock).day();
    }

    @AfterEach
    void real_time() {
        clock.shift(Duration.ZERO);
    }

    private String path(LocalDate day, String shift) {
        return "/v1/duty-roster/" + day + "/" + shift;
    }

    private static Map<String, Object> both(String primary, String backup) {
        return Map.of("primary", "T-" + primary, "backup", "T-" + backup);
    }

    @Test
    void the_administrator_says_who_is_on_duty_and_changes_it_only_after_reading() {
        String path = path(today, "DAY");
        put(OFFICER, path, both("a", "b")).then().statusCode(403);
        String tag = put(ADMIN, path, both("a", "b")).then().statusCode(201).body("gap", is(false), "primary.memberNo",
                is("T-a"), "startsAt", is(today + "T00:00:00Z"), "endsAt", is(today + "T08:00:00Z")).extract().header("ETag");
        put(ADMIN, path, both("a", "b")).then().statusCode(200);
        put(ADMIN, path, both("a", "c")).then().statusCode(428);
        as(ADMIN).header("If-Match", "\"99\"").body(both("a", "c")).put(path).then().statusCode(412);
        as(ADMIN).header("If-Match", tag).body(both("a", "c")).put(path).then().statusCode(200).body("backup.memberNo",
                is("T-c"));
        as(OFFICER).get(path).then().statusCode(200).body("backup.memberNo", is("T-c"));
        as(OFFICER).get(path(today, "NIGHT")).then().statusCode(404);
        put(ADMIN, path(today, "EVENING"), both("a", "a")).then().statusCode(400).body("errors[0].pointer", is("/backup"));
        put(ADMIN, path(today, "NOON"), both("a", "b")).then().statusCode(404);
        put(ADMIN, path(today, "NIGHT"), both("a", "b")).then().statusCode(409).body("code", is("too-late"));
        as(member(someone())).get("/v1/duty-roster").then().statusCode(403);
    }

    @Test
    void parallel_retries_of_a_shift_enter_it_once() throws Exception {
        var answers = together(Collections.nCopies(6, () -> put(ADMIN, path(today, "DAY"), both("p", "q"))));
        assertEquals(1, count(answers, 201));
        assertEquals(5, count(answers, 200));
    }

    @Test
    void the_roster_shows_every_shift_and_where_nobody_is() {
        put(ADMIN, path(today.plusDays(1), "NIGHT"), both("a", "b")).then().statusCode(201);
        as(OFFICER).queryParam("from", today.toString()).queryParam("to", today.plusDays(1).toString()).get("/v1/duty-roster")
                .then().statusCode(200)
                .body("items.shift", contains("NIGHT", "DAY", "EVENING", "NIGHT", "DAY", "EVENING"),
                        "items.gap", contains(true, true, true, false, true, true), "items[0].primary", nullValue());
        as(OFFICER).get("/v1/duty-roster").then().statusCode(200).body("items", hasSize(42), "items[0].date",
                is(today.toString()));
        as(OFFICER).queryParam("from", today.toString()).queryParam("to", today.minusDays(1).toString()).get("/v1/duty-roster")
                .then().statusCode(400).body("errors[0].code", is("before-from"));
        as(OFFICER).queryParam("from", today.toString()).queryParam("to", today.plusDays(31).toString()).get("/v1/duty-roster")
                .then().statusCode(400).body("errors[0].code", is("more-than-31-days"));
    }

    @Test
    void a_gap_in_the_next_fourteen_days_is_told_once_a_day_whoever_looks_and_also_after_a_restart() throws Exception {
        var looks = Collections.<Callable<Object>> nCopies(6, Executors.callable(() -> watch().look()));
        var threads = Executors.newFixedThreadPool(6);
        try {
            for (var look : threads.invokeAll(looks)) {
                look.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertEquals(1, warnings());
        itIs(clock, start().plus(Duration.ofHours(13))); // 23:00 in Beijing
        look();
        assertEquals(1, warnings());
        itIs(clock, start().plus(Duration.ofHours(15)));
        look();
        assertEquals(2, warnings());
        assertEquals(List.of("ROSTER_GAP", "ROSTER_GAP"), Duty.told(ADMIN).stream()
                .filter(n -> n.get("occurredAt").startsWith(today.toString())).map(n -> n.get("fact")).toList());
        as(member(someone())).get("/v1/me/notices/counselling").then().body("items", hasSize(0));
    }

    @Test
    void a_roster_without_gaps_warns_nobody_until_the_fourteenth_day_opens() {
        for (var turn : Turn.within(start(), Duration.ofDays(14))) {
            put(ADMIN, path(turn.day(), turn.shift().name()), both("a", "b")).then().statusCode(201);
        }
        look();
        assertEquals(0, warnings());
        as(OFFICER).queryParam("from", today.plusDays(1).toString()).queryParam("to", today.plusDays(13).toString())
                .get("/v1/duty-roster").then().body("items.gap", everyItem(is(false)));
        itIs(clock, start().plus(Duration.ofHours(9)));
        look();
        assertEquals(1, warnings());
    }

    @Test
    void a_shift_without_a_primary_is_a_gap() {
        assertEquals(List.of(new Turn(today, Shift.DAY), new Turn(today, Shift.EVENING)),
                Turn.within(start(), Duration.ofHours(6).plusSeconds(1)));
        put(ADMIN, path(today, "DAY"), Map.of("backup", "T-b")).then().statusCode(201).body("gap", is(true));
    }

    private Instant start() {
        return today.atTime(10, 0).atZone(Shift.ZONE).toInstant();
    }

    /** As on another replica, or after a restart. */
    private RosterWatch watch() {
        return new RosterWatch(pager, clock, database) {
            @Override
            public void look() {
                QuarkusTransaction.requiringNew().run(super::look);
            }
        };
    }

    private void look() {
        watch().look();
    }

    private long warnings() {
        return Duty.count("page where fact = 'ROSTER_GAP' and paged_at >= '" + start() + "' and paged_at < '"
                + start().plus(Duration.ofDays(20)) + "'");
    }
}
