package cn.zhijia.counselling.group.offer;

import static cn.zhijia.counselling.World.MONDAY;
import static cn.zhijia.counselling.World.as;
import static cn.zhijia.counselling.World.itIs;
import static cn.zhijia.counselling.World.member;
import static cn.zhijia.counselling.World.put;
import static cn.zhijia.counselling.World.someone;
import static cn.zhijia.counselling.group.Circle.meeting;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.counselling.group.Circle;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.testing.TestDatabase;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class CaseOfferTest {

    private static final Map<String, Object> TITLE = Map.of("title", "一次艰难的沟通");

    private static final String NINE = "2026-03-03T01:00:00Z", HALF_PAST_TEN = "2026-03-03T02:30:00Z";

    private final UUID meeting = UUID.randomUUID(), offer = UUID.randomUUID();

    @Inject
    DatabaseClock clock;

    @Inject
    AgroalDataSource database;

    @BeforeEach
    void monday_morning() {
        itIs(clock, MONDAY);
    }

    @AfterEach
    void real_time() {
        clock.shift(Duration.ZERO);
    }

    private Circle circle(String... leaders) {
        var circle = Circle.of(3, leaders);
        circle.plans(meeting, meeting(NINE, HALF_PAST_TEN, null)).then().statusCode(201);
        return circle;
    }

    private String offers(Circle circle) {
        return circle.path() + "/meetings/" + meeting + "/case-offers";
    }

    @Test
    void a_member_offers_a_case_by_a_neutral_title_and_is_the_presenter_when_it_is_chosen() {
        var circle = circle(someone());
        String path = offers(circle) + "/" + offer, an = circle.members().get(0), bo = circle.members().get(1);
        put(member(an), path, TITLE).then().statusCode(201).body("state", is("OFFERED"), "mine", is(true));
        put(member(an), path, TITLE).then().statusCode(200);
        put(member(an), offers(circle) + "/" + UUID.randomUUID(), TITLE).then().statusCode(409).body("code",
                is("offered-already"));
        put(member(bo), path, TITLE).then().statusCode(409).body("code", is("id-in-use"));
        as(member(bo)).get(offers(circle)).then().body("items", hasSize(1), "items[0].title", is("一次艰难的沟通"),
                "items[0].mine", is(false), "items[0]", not(hasKey("memberNo")));
        as(member(someone())).get(offers(circle)).then().statusCode(404);
        as(member(bo)).put(path + "/choice").then().statusCode(403);
        as(member(bo)).delete(path).then().statusCode(403);
        as(member(someone())).delete(path).then().statusCode(404);
        as(circle.leads()).put(path + "/choice").then().statusCode(200).body("state", is("CHOSEN"));
        as(circle.leads()).put(path + "/choice").then().statusCode(200);
        itIs(clock, Instant.parse(NINE));
        put(circle.leads(), circle.path() + "/meetings/" + meeting + "/attendance", Map.of("present", List.of("T-" + an,
                "T-" + bo, "T-" + circle.leader()))).then().statusCode(200).body("items.role.sort()",
                        contains("LEADER", "MEMBER", "PRESENTER"));
    }

    @Test
    void there_is_no_place_for_the_case_itself() throws Exception {
        var circle = circle(someone());
        String path = offers(circle) + "/" + offer, an = circle.members().get(0);
        put(member(an), path, Map.of("title", "沟通", "content", "李某，35 床")).then().statusCode(400).body("code",
                is("unknown-field"));
        for (String title : List.of("35床的病人", "张三 13800138000", "长".repeat(31), "x", "案例：他说了什么？", "ward ３")) {
            put(member(an), path, Map.of("title", title)).then().statusCode(400).body("errors[0].pointer", is("/title"));
        }
        put(member(an), path, TITLE).then().statusCode(201);
        as(member(an)).delete(path).then().statusCode(204);
        as(member(an)).delete(path).then().statusCode(204);
        put(member(an), path, TITLE).then().statusCode(200).body("state", is("WITHDRAWN"), "$", not(hasKey("title")));
        as(member(an)).get(offers(circle)).then().body("items", hasSize(0));
        try (var connection = database.getConnection(); var sql = connection.createStatement()) {
            var kept = sql.executeQuery("select count(title) from case_offer where id = '" + offer + "'");
            kept.next();
            assertEquals(0, kept.getInt(1));
        }
    }

    @Test
    void who_leads_a_meeting_does_not_present_in_it_but_the_other_leader_may() throws Exception {
        String wang = someone(), li = someone();
        var circle = circle(wang, li);
        put(member(li), offers(circle) + "/" + offer, TITLE).then().statusCode(409).body("code", is("cannot-present"));
        var alone = meeting(NINE, HALF_PAST_TEN, null);
        alone.put("leaders", List.of("T-" + wang));
        String path = circle.path() + "/meetings/" + meeting;
        as(circle.leads()).header("If-Match", "*").body(alone).put(path).then().statusCode(200);
        put(member(li), offers(circle) + "/" + offer, TITLE).then().statusCode(201);
        as(circle.leads()).put(offers(circle) + "/" + offer + "/choice").then().statusCode(200);
        alone.put("leaders", List.of("T-" + li));
        as(circle.leads()).header("If-Match", "*").body(alone).put(path).then().statusCode(409).body("code",
                is("leader-presents"));
        try (var connection = database.getConnection(); var sql = connection.createStatement()) {
            var refused = assertThrows(SQLException.class, () -> sql.executeUpdate(
                    "insert into meeting_part select gen_random_uuid(), id, leader_id, 'PRESENTER', false from group_meeting where id = '"
                            + meeting + "'"));
            assertEquals("23505", refused.getSQLState());
        }
    }

    @Test
    void who_leaves_the_group_takes_what_they_offered_along() {
        var circle = circle(someone());
        String path = offers(circle) + "/" + offer, an = circle.members().get(0), bo = circle.members().get(1);
        put(member(an), path, TITLE).then().statusCode(201);
        as(circle.leads()).put(path + "/choice").then().statusCode(200);
        String attempt = as(member(an)).get(circle.seat(an)).then().extract().path("attempt");
        put(member(an), circle.seat(an) + "/departure", Map.of("attempt", attempt)).then().statusCode(200);
        as(member(bo)).get(offers(circle)).then().body("items", hasSize(0));
        itIs(clock, Instant.parse(NINE));
        put(circle.leads(), circle.path() + "/meetings/" + meeting + "/attendance", Map.of("present", List.of("T-" + bo)))
                .then().statusCode(200).body("items.role.sort()", contains("LEADER", "MEMBER"));
    }

    @Test
    void who_observes_does_not_present_and_nobody_offers_when_it_is_over() {
        var circle = circle(someone());
        String watcher = someone();
        var attempt = UUID.randomUUID();
        put(member(watcher), circle.seat(watcher), Map.of("attempt", attempt, "role", "OBSERVER")).then().statusCode(201);
        circle.approves(watcher, attempt).then().statusCode(200).body("role", is("OBSERVER"));
        put(member(watcher), offers(circle) + "/" + offer, TITLE).then().statusCode(403).body("code",
                is("contract-not-signed"));
        circle.signs(watcher, attempt).then().statusCode(200);
        put(member(watcher), offers(circle) + "/" + offer, TITLE).then().statusCode(409).body("code", is("cannot-present"));
        itIs(clock, Instant.parse(HALF_PAST_TEN).plusSeconds(1));
        put(member(circle.members().get(0)), offers(circle) + "/" + offer, TITLE).then().statusCode(409).body("code",
                is("too-late"));
    }
}
