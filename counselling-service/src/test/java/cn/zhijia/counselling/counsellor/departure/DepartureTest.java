package cn.zhijia.counselling.counsellor.departure;

import static cn.zhijia.counselling.World.ADMIN;
import static cn.zhijia.counselling.World.MONDAY;
import static cn.zhijia.counselling.World.as;
import static cn.zhijia.counselling.World.booked;
import static cn.zhijia.counselling.World.counsel;
import static cn.zhijia.counselling.World.itIs;
import static cn.zhijia.counselling.World.member;
import static cn.zhijia.counselling.World.put;
import static cn.zhijia.counselling.World.slot;
import static cn.zhijia.counselling.World.someone;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import java.time.Instant;
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
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class DepartureTest {

    private static final String FRIDAY = "2026-03-06", ON_IT = "2026-03-06T01:00:00Z", AFTER_IT = "2026-03-09T01:00:00Z";

    @Inject
    DatabaseClock clock;

    private final String me = member(someone());
    private Counsel lin;

    @BeforeEach
    void monday_morning() {
        itIs(clock, MONDAY);
        lin = counsel(Map.of("name", "!" + someone())); // the first of the list
    }

    @AfterEach
    void real_time() {
        clock.shift(Duration.ZERO);
    }

    @Test
    void after_the_last_day_nothing_is_offered_and_whoever_is_booked_is_answered() {
        var kept = booked(me, lin, ON_IT, "VIDEO");
        var lost = booked(me, lin, AFTER_IT, "VIDEO");
        leaves(tag(), FRIDAY).statusCode(200).body("lastDay", is(FRIDAY), "needsReschedule.appointment",
                contains(lost.toString()));
        as(me).get("/v1/appointments/" + lost).then().body("status", is("NEEDS_RESCHEDULE"));
        as(me).get("/v1/appointments/" + kept).then().body("status", is("BOOKED"));
        as(me).get("/v1/me/notices/counselling").then().body("items.fact", hasItem("APPOINTMENT_DISPLACED"));
        assertNull(slot(lin, AFTER_IT, "VIDEO"));
        assertNotNull(slot(lin, "2026-03-06T02:00:00Z", "VIDEO"));
        put(ADMIN, "/v1/appointments/" + UUID.randomUUID(), Map.of("modality", "VIDEO", "memberNo", "T-" + someone(), "walkIn",
                Map.of("counsellor", lin.id(), "startsAt", AFTER_IT))).then().statusCode(409).body("code",
                        is("counsellor-away"));
    }

    @Test
    void who_has_left_is_listed_no_more_and_still_shown_to_who_was_there() {
        leaves(tag(), FRIDAY).statusCode(200);
        itIs(clock, Instant.parse("2026-03-06T15:59:00Z"));
        as(me).queryParam("limit", 100).get("/v1/counsellors").then().body("items.id", hasItem(lin.id().toString()));
        itIs(clock, Instant.parse("2026-03-06T16:00:01Z"));
        as(me).queryParam("limit", 100).get("/v1/counsellors").then().body("items.id", not(hasItem(lin.id().toString())));
        as(me).get("/v1/counsellors/" + lin.id()).then().statusCode(200).body("lastDay", is(FRIDAY));
    }

    @Test
    void the_last_day_may_change_or_be_taken_back_and_a_late_repeat_does_neither() {
        String first = tag();
        leaves(null, FRIDAY).statusCode(428);
        leaves(first, FRIDAY).statusCode(200);
        leaves(first, FRIDAY).statusCode(200);
        leaves(null, FRIDAY).statusCode(200);
        leaves(tag(), "2026-03-13").statusCode(200).body("lastDay", is("2026-03-13"));
        leaves(first, FRIDAY).statusCode(412);
        assertNotNull(slot(lin, AFTER_IT, "VIDEO"));
        leaves(tag(), null).statusCode(200).body("lastDay", nullValue(), "needsReschedule", empty());
        leaves(first, FRIDAY).statusCode(412);
        assertNotNull(slot(lin, "2026-03-17T01:00:00Z", "VIDEO"));
    }

    @Test
    void it_is_the_administrators_to_enter_and_a_day_of_the_calendar() {
        as(lin.token()).header("If-Match", "*").body(Map.of("lastDay", FRIDAY)).put(path()).then().statusCode(403);
        leaves("*", "9999-01-01").statusCode(400).body("errors[0].pointer", is("/lastDay"), "errors[0].code",
                is("out-of-range"));
        as(ADMIN).header("If-Match", "*").body(Map.of("lastDay", FRIDAY)).put(
                "/v1/counsellors/" + UUID.randomUUID() + "/departure").then().statusCode(404);
        as(me).get("/v1/counsellors/" + lin.id()).then().statusCode(200).body("lastDay", nullValue());
    }

    private ValidatableResponse leaves(String match, String lastDay) {
        var call = match == null ? as(ADMIN) : as(ADMIN).header("If-Match", match);
        return call.body(lastDay == null ? Map.of() : Map.of("lastDay", lastDay)).put(path()).then();
    }

    private String path() {
        return "/v1/counsellors/" + lin.id() + "/departure";
    }

    private String tag() {
        return as(ADMIN).get("/v1/counsellors/" + lin.id()).then().statusCode(200).extract().header("ETag");
    }
}
