package cn.zhijia.counselling.statistics;

import static cn.zhijia.counselling.World.ADMIN;
import static cn.zhijia.counselling.World.as;
import static cn.zhijia.counselling.World.counsel;
import static cn.zhijia.counselling.World.itIs;
import static cn.zhijia.counselling.World.someone;
import static cn.zhijia.counselling.instrument.response.Sheet.give;
import static cn.zhijia.counselling.instrument.response.Sheet.wellbeing;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.counselling.World;
import cn.zhijia.counselling.World.Counsel;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.testing.TestDatabase;
import cn.zhijia.kit.testing.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** Each test has years of its own, for a quarter is counted once, and four are made up for at a time. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class StatisticsTest {

    private static final String QUARTERS = "/v1/statistics/counselling/quarters/";

    /** Stands for the room that keeps crisis cases. */
    @Singleton
    static class Crises implements CrisisPeople {

        private final AtomicInteger people = new AtomicInteger();

        @Override
        public int between(Instant from, Instant to) {
            return from.equals(Instant.parse("2189-12-31T16:00:00Z")) && to.equals(Instant.parse("2190-12-31T16:00:00Z"))
                    ? people.get()
                    : 0;
        }
    }

    @Inject
    DatabaseClock clock;

    @Inject
    EntityManager database;

    @Inject
    Freezing freezing;

    @Inject
    Crises crises;

    private final String large = "a-" + someone(), middle = "b-" + someone(), small = "c-" + someone();

    @AfterEach
    void real_time() {
        clock.shift(Duration.ZERO);
    }

    @Test
    void nothing_is_told_of_a_union_of_nine_whichever_two_answers_are_compared() {
        itIs(clock, Instant.parse("2028-01-03T00:00:00Z"));
        answers(large, 15, "55555");
        answers(large, 12, "22222");
        answers(middle, 20, "55555");
        answers(middle, 13, "22222");
        answers(small, 9, "11111");
        settle("2028-04-08T00:00:00Z");
        var all = quarter(ADMIN, "2028-Q1").statusCode(200);
        String path = "instruments.find { it.instrument == 'who-5' }.lines";
        all.body(path + ".find { it.union == null }.people", is(70))
                .body(path + ".find { it.union == '" + small + "' }.people", nullValue())
                .body(path + ".find { it.union == '" + small + "' }.bands.people", contains(new Object[4]))
                .body(path + ".find { it.union == '" + middle + "' }.people", is(35))
                .body(path + ".find { it.union == '" + large + "' }.people", nullValue());
        String ofLarge = quarter(organizer(large), "2028-Q1").extract().asString();
        for (var filter : List.of("?union=" + small, "?without=" + small, "?department=a")) {
            assertEquals(ofLarge, quarter(organizer(large), "2028-Q1" + filter).extract().asString());
        }
        quarter(organizer(large, middle), "2028-Q1").body(path + ".union", contains(large, middle, null), path + ".people",
                contains(null, 35, 70));
    }

    @Test
    void a_union_of_nobody_reads_the_same_as_a_union_of_nine_and_a_zero_is_no_number() {
        itIs(clock, Instant.parse("2032-04-03T00:00:00Z"));
        answers(large, 30, "55555");
        answers(small, 9, "55555");
        settle("2032-07-08T00:00:00Z");
        String nine = quarter(organizer(small), "2032-Q2").statusCode(200).extract().asString();
        String nobody = quarter(organizer(middle), "2032-Q2").statusCode(200).extract().asString();
        assertEquals(nine.replace(small, ""), nobody.replace(middle, ""));
        quarter(organizer(large), "2032-Q2").body("instruments.find { it.instrument == 'phq-9' }.lines.people",
                contains(new Object[2]));
    }

    @Test
    void people_are_counted_once_by_union_and_whether_they_came() {
        itIs(clock, Instant.parse("2036-10-06T00:00:00Z"));
        var qualified = Map.<String, Object> of("qualifications",
                List.of(Map.of("name", "国家二级心理咨询师", "expiresOn", "2040-12-31")));
        sessions(counsel(qualified), large, 12, true);
        sessions(counsel(qualified), large, 11, false);
        sessions(counsel(qualified), middle, 10, true);
        sessions(counsel(qualified), middle, 13, false);
        settle("2037-01-08T00:00:00Z");
        quarter(organizer(large), "2036-Q4").statusCode(200).body("appointments.union", contains(large, null))
                .body("appointments.people", contains(25, 45))
                .body("appointments[0].bands.band", contains("ATTENDED", "BOOKED"))
                .body("appointments[0].bands.people", contains(10, 10));
        quarter(ADMIN, "2036-Q4").statusCode(200).body("appointments.union", contains(large, middle, null))
                .body("appointments[1].bands.people", contains(10, 15));
    }

    @Test
    void what_was_counted_is_the_same_for_ever_and_nothing_is_counted_before_it_has_settled() {
        itIs(clock, Instant.parse("2040-07-03T00:00:00Z"));
        answers(large, 11, "55555");
        settle("2040-10-07T15:59:00Z");
        quarter(ADMIN, "2040-Q3").statusCode(404);
        settle("2040-10-07T16:00:01Z");
        String told = quarter(ADMIN, "2040-Q3").statusCode(200).extract().asString();
        itIs(clock, Instant.parse("2040-08-01T00:00:00Z"));
        answers(large, 20, "55555");
        settle("2040-11-01T00:00:00Z");
        assertEquals(told, quarter(ADMIN, "2040-Q3").extract().asString());
        for (var sql : List.of("update statistics_snapshot set told = '{}'", "delete from statistics_snapshot")) {
            assertThrows(PersistenceException.class,
                    () -> QuarkusTransaction.requiringNew().run(() -> database.createNativeQuery(sql).executeUpdate()));
        }
    }

    @Test
    void crises_are_told_of_a_year_and_the_city_a_quarter_late_and_from_ten_people_on() {
        crises.people.set(13);
        settle("2191-03-31T15:59:00Z");
        as(ADMIN).get("/v1/statistics/counselling/crises/2190").then().statusCode(404);
        settle("2191-03-31T16:00:01Z");
        as(organizer(large)).get("/v1/statistics/counselling/crises/2190").then().statusCode(200).body("people", is(15));
        crises.people.set(99);
        settle("2191-05-01T00:00:00Z");
        as(organizer(large)).get("/v1/statistics/counselling/crises/2190").then().body("people", is(15));
        settle("2193-05-01T00:00:00Z");
        as(organizer(large)).get("/v1/statistics/counselling/crises/2192").then().statusCode(200).body("people", nullValue());
    }

    @Test
    void members_do_not_read_statistics_and_a_quarter_is_written_one_way() {
        quarter(World.member(someone()), "2026-Q1").statusCode(403);
        quarter(ADMIN, "2026-Q5").statusCode(400);
        quarter(ADMIN, "2026-1").statusCode(400);
    }

    private void settle(String now) {
        itIs(clock, Instant.parse(now));
        freezing.run();
    }

    private static ValidatableResponse quarter(String token, String quarter) {
        return as(token).get(QUARTERS + quarter).then();
    }

    private static String organizer(String... unions) {
        return Tokens.organizer("org-" + unions[0], unions).sign();
    }

    private static void answers(String union, int people, String digits) {
        for (int i = 0; i < people; i++) {
            give(Tokens.member(someone(), union).sign(), UUID.randomUUID(), wellbeing(digits)).then().statusCode(201);
        }
    }

    /** One hour after the other, each by somebody else, the first one twice; walk-ins need no roster. */
    private void sessions(Counsel with, String union, int people, boolean come) {
        itIs(clock, Instant.parse("2036-10-06T00:00:00Z"));
        String name = null;
        for (int i = 0; i <= people; i++) {
            name = i == 1 ? name : someone();
            as(Tokens.member(name, union).sign()).get("/v1/me/appointments").then().statusCode(200);
            var id = UUID.randomUUID();
            var start = Instant.parse("2036-10-07T00:00:00Z").plus(Duration.ofHours(i));
            World.put(with.token(), "/v1/appointments/" + id, Map.of("modality", "VIDEO", "memberNo", "T-" + name, "walkIn",
                    Map.of("counsellor", with.id(), "startsAt", start.toString()))).then().statusCode(201);
            if (come) {
                itIs(clock, start);
                as(with.token()).put("/v1/appointments/" + id + "/check-in").then().statusCode(200);
                as(with.token()).put("/v1/appointments/" + id + "/completion").then().statusCode(200);
            }
        }
    }
}
