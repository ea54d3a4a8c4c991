package cn.zhijia.counselling.waitlist;

import static cn.zhijia.counselling.World.ADMIN;
import static cn.zhijia.counselling.World.MONDAY;
import static cn.zhijia.counselling.World.as;
import static cn.zhijia.counselling.World.counsel;
import static cn.zhijia.counselling.World.counsellor;
import static cn.zhijia.counselling.World.hours;
import static cn.zhijia.counselling.World.itIs;
import static cn.zhijia.counselling.World.member;
import static cn.zhijia.counselling.World.put;
import static cn.zhijia.counselling.World.roster;
import static cn.zhijia.counselling.World.someone;
import static cn.zhijia.counselling.waitlist.Waiting.offer;
import static cn.zhijia.counselling.waitlist.Waiting.waits;
import static cn.zhijia.counselling.waitlist.Waiting.wish;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Hours that a counsellor begins to work go first to whoever waits. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class NewHoursTest {

    private static final String SATURDAY = "2026-03-07";

    @Inject
    DatabaseClock clock;

    @BeforeEach
    void monday_morning() {
        itIs(clock, MONDAY);
    }

    @AfterEach
    void real_time() {
        clock.shift(Duration.ZERO);
    }

    @Test
    void a_day_that_is_added_is_kept_for_whoever_waits_one_time_for_each() {
        var lin = counsel();
        String first = member(someone()), second = member(someone()), third = member(someone());
        String one = waits(first, wish(SATURDAY, lin)), two = waits(second, wish(SATURDAY, lin));
        String three = waits(third, wish(SATURDAY, lin));
        String path = "/v1/counsellors/" + lin.id() + "/roster-exceptions/" + SATURDAY;
        var day = Map.of("zone", "Asia/Shanghai", "hours", List.of(hours("10:00", "12:00", null, "VIDEO")));
        put(lin.token(), path, day).then().statusCode(201);
        as(first).get(one).then().body("offer.startsAt", is(SATURDAY + "T02:00:00Z"));
        as(second).get(two).then().body("offer.startsAt", is(SATURDAY + "T03:00:00Z"));
        assertNull(offer(third, three));
        put(lin.token(), path, day).then().statusCode(200);
        assertNull(offer(third, three));
    }

    @Test
    void a_time_that_was_free_all_along_is_not_offered_because_others_are_added() {
        var lin = counsel();
        String me = member(someone()), path = waits(me, wish("2026-03-03", lin)); // with free times on that day
        var body = roster(lin.room());
        var rules = new ArrayList<Object>((List<?>) body.get("rules"));
        rules.add(Map.of("weekday", "SATURDAY", "hours", hours("10:00", "11:00", null, "VIDEO"), "effectiveFrom",
                "2026-01-01"));
        String you = member(someone()), yours = waits(you, wish(SATURDAY, lin));
        as(lin.token()).header("If-Match", "*").body(Map.of("zone", "Asia/Shanghai", "rules", rules))
                .put("/v1/counsellors/" + lin.id() + "/roster").then().statusCode(200);
        assertNull(offer(me, path));
        as(you).get(yours).then().body("offer.startsAt", is(SATURDAY + "T02:00:00Z"));
    }

    @Test
    void a_qualification_that_is_renewed_opens_the_days_after_it() {
        var lin = counsel(Map.of("qualifications", List.of(Map.of("name", "证书", "expiresOn", "2026-03-03"))));
        String me = member(someone()), path = waits(me, wish("2026-03-04", lin));
        var body = counsellor(lin.name());
        as(ADMIN).header("If-Match", "*").body(body).put("/v1/counsellors/" + lin.id()).then().statusCode(200);
        as(me).get(path).then().body("offer.startsAt", is("2026-03-04T01:00:00Z"));
    }
}
