package cn.zhijia.counselling.instrument.campaign;

import static cn.zhijia.counselling.World.MONDAY;
import static cn.zhijia.counselling.World.as;
import static cn.zhijia.counselling.World.itIs;
import static cn.zhijia.counselling.World.put;
import static cn.zhijia.counselling.World.someone;
import static cn.zhijia.counselling.instrument.campaign.Screening.WEEK;
import static cn.zhijia.counselling.instrument.response.Sheet.answers;
import static cn.zhijia.counselling.instrument.response.Sheet.body;
import static cn.zhijia.counselling.instrument.response.Sheet.give;
import static cn.zhijia.counselling.instrument.response.Sheet.wellbeing;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

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

import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.testing.TestDatabase;
import cn.zhijia.kit.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class CampaignTest {

    @Inject
    DatabaseClock clock;

    private Screening screening;

    @BeforeEach
    void monday_morning() {
        itIs(clock, MONDAY);
        screening = Screening.planned();
    }

    @AfterEach
    void real_time() {
        clock.shift(Duration.ZERO);
    }

    @Test
    void a_member_answers_once_and_a_repeat_is_no_second_time_even_after_the_end() {
        String me = screening.member(someone());
        var id = UUID.randomUUID();
        give(me, id, screening.in("a", "33333")).then().statusCode(201).body("campaign", is(screening.campaign().toString()));
        give(me, id, screening.in("b", "33333")).then().statusCode(409).body("code", is("id-in-use"));
        give(me, UUID.randomUUID(), screening.in("a", "33333")).then().statusCode(409).body("code", is("already-answered"));
        give(me, UUID.randomUUID(), wellbeing("33333")).then().statusCode(201).body("campaign", nullValue());
        itIs(clock, MONDAY.plus(WEEK));
        screening.results(screening.organizer()).statusCode(200);
        give(me, id, screening.in("a", "33333")).then().statusCode(200);
    }

    @Test
    void it_is_answered_by_its_union_about_its_instrument_from_one_of_its_departments() {
        give(Tokens.member(someone(), "bus").sign(), UUID.randomUUID(), screening.in("a", "33333")).then().statusCode(400)
                .body("errors.code", contains("unknown-campaign"));
        give(screening.member(someone()), UUID.randomUUID(), screening.in("z", "33333")).then().statusCode(400)
                .body("errors.code", contains("unknown-department"));
        var other = body("gad-7", 1, answers("gad-7", 1, "0000000"));
        other.put("campaign", Map.of("id", screening.campaign(), "department", "a"));
        give(screening.member(someone()), UUID.randomUUID(), other).then().statusCode(400)
                .body("errors.code", contains("other-instrument"));
        itIs(clock, MONDAY.minus(Duration.ofDays(1)));
        give(screening.member(someone()), UUID.randomUUID(), screening.in("a", "33333")).then().statusCode(409);
    }

    @Test
    void who_is_not_of_the_union_knows_nothing_of_it_and_members_see_no_numbers() {
        as(screening.member(someone())).get(screening.path()).then().statusCode(200).body("departments.code",
                contains("a", "b", "c"));
        screening.results(screening.member(someone())).statusCode(403);
        screening.results(Tokens.organizer(someone(), "bus").sign()).statusCode(404);
        as(Tokens.member(someone(), "bus").sign()).get(screening.path()).then().statusCode(404);
        as(screening.member(someone())).get("/v1/instruments/who-5/campaigns").then().statusCode(200).body("items", hasSize(1));
        as(Tokens.member(someone(), someone()).sign()).get("/v1/instruments/who-5/campaigns").then().body("items", hasSize(0));
    }

    @Test
    void what_was_planned_stays_and_screeners_are_not_planned() {
        put(screening.organizer(), screening.path(), screening.body()).then().statusCode(200);
        var fewer = screening.body();
        fewer.put("departments", List.of(Map.of("code", "a", "name", "甲")));
        put(screening.organizer(), screening.path(), fewer).then().statusCode(409).body("code", is("id-in-use"));
        put(Tokens.organizer(someone(), "bus").sign(), "/v1/instruments/who-5/campaigns/" + UUID.randomUUID(), screening.body())
                .then()
                .statusCode(403);
        put(screening.organizer(), "/v1/instruments/c-ssrs/campaigns/" + UUID.randomUUID(), screening.body()).then()
                .statusCode(400)
                .body("errors.code", contains("not-self-report"));
        var backwards = screening.body();
        backwards.put("closesAt", MONDAY.minus(WEEK).toString());
        put(screening.organizer(), "/v1/instruments/who-5/campaigns/" + UUID.randomUUID(), backwards).then().statusCode(400);
    }
}
