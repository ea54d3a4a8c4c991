package cn.zhijia.events;

import static cn.zhijia.events.Stage.EVENT;
import static cn.zhijia.events.Stage.GENDER;
import static cn.zhijia.events.Stage.MINE;
import static cn.zhijia.events.Stage.audited;
import static cn.zhijia.events.Stage.eventWith;
import static cn.zhijia.events.Stage.member;
import static cn.zhijia.events.Stage.organizer;
import static cn.zhijia.events.Stage.quota;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import jakarta.inject.Inject;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import cn.zhijia.events.offer.Sweep;
import cn.zhijia.kit.testing.TestDatabase;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** Whatever comes in whatever order, seats and rows agree at the end and nobody waits who could be seated. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class InterleavingTest {

    private static final int PEOPLE = 12;

    @Inject
    AgroalDataSource database;
    @Inject
    Sweep sweep;

    private final UUID total = UUID.randomUUID();
    private final UUID bus = UUID.randomUUID();
    private final UUID women = UUID.randomUUID();
    private UUID event;

    @ParameterizedTest
    @ValueSource(longs = { 1, 2, 3 })
    void in_overlapping_quotas_with_parties_offers_and_changing_sizes(long seed) throws Exception {
        var random = new Random(seed);
        event = eventWith(
                Map.of(total, Map.of("size", 7), bus, Map.of("size", 4, "unions", List.of("bus")), women,
                        Map.of("size", 4, "question", "gender", "answers", List.of("女"))),
                "maxParty", 3, "maxPasses", 1, "questions", List.of(GENDER), "offerPeriod", "PT1H");
        var calls = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 110; i++) {
            var step = step(random.nextInt(20), random.nextInt(PEOPLE), 1 + random.nextInt(3));
            calls.add(() -> Stage.patiently(step));
        }
        int deadlocks = Stage.deadlocks();
        var threads = Executors.newFixedThreadPool(6);
        try {
            for (var answer : threads.invokeAll(calls)) {
                assertTrue(answer.get() < 500, "answered " + answer.get());
            }
        } finally {
            threads.shutdown();
        }
        assertEquals(deadlocks, Stage.deadlocks());
        settled(true);
        organizer().body(Map.of("paused", false)).put(EVENT + "/waitlist/pause", event).then().statusCode(200);
        settled(false);
        resize(total, 9);
        settled(false);
    }

    private Callable<Integer> step(int what, int who, int party) {
        if (what < 8) {
            return () -> person(who).body(Map.of("attempt", UUID.randomUUID(), "partySize", party, "answers",
                    List.of(Map.of("question", "gender", "answer", who % 3 == 0 ? "男" : "女")))).put(MINE, event).statusCode();
        }
        if (what < 11) {
            return () -> person(who).queryParam("attempt", text(person(who).get(MINE, event), "attempt")).delete(MINE, event)
                    .statusCode();
        }
        if (what < 15) {
            return () -> person(who).body(Map.of("offer", text(person(who).get(MINE, event), "offer")))
                    .put(MINE + (what < 14 ? "/acceptance" : "/decline"), event).statusCode();
        }
        return switch (what) {
            case 15 -> () -> resize(List.of(total, bus, women).get(who % 3), 2 + who % 5);
            case 16 ->
                () -> organizer().body(Map.of("paused", who % 3 == 0)).put(EVENT + "/waitlist/pause", event).statusCode();
            case 17 -> () -> organizer().body(Map.of("decision", UUID.randomUUID(), "priority", who - 6, "reason", "x"))
                    .put(EVENT + "/registrations/T-mix" + who + "/priority", event).statusCode();
            default -> this::expire;
        };
    }

    private int resize(UUID quota, int size) {
        var body = new HashMap<String, Object>(Map.of("size", size, "allowOversubscribed", true));
        if (quota.equals(bus)) {
            body.put("unions", List.of("bus"));
        } else if (quota.equals(women)) {
            body.putAll(Map.of("question", "gender", "answers", List.of("女")));
        }
        return quota(event, quota, body).extract().statusCode();
    }

    private int expire() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(
                        "update registration set offer_expires_at = now() where event_id = ? and state = 'OFFERED'")) {
            statement.setObject(1, event);
            statement.executeUpdate();
        }
        sweep.now();
        return 200;
    }

    /** By the rule, and by a plain count that knows nothing of the rule: who lacks nothing waits for a larger party only. */
    private void settled(boolean paused) throws SQLException {
        audited(event);
        List<String> reasons = organizer().queryParam("limit", 100).get(EVENT + "/waitlist/explanation", event).then()
                .statusCode(200).body("items.reason", everyItem(not(is("ABOUT_TO_BE_PROMOTED")))).extract()
                .path("items.reason");
        try (var connection = database.getConnection(); var statement = connection.prepareStatement(IDLE)) {
            statement.setObject(1, event);
            try (var idle = statement.executeQuery()) {
                while (!paused && idle.next()) {
                    assertEquals("SEATS_KEPT_FOR_EARLIER_PARTY", reasons.get(idle.getInt(1) - 1));
                }
            }
        }
    }

    private static final String IDLE = """
            select w.place from (
                select r.*, row_number() over (order by -r.priority, r.joined_at, r.id) as place
                from registration r where r.event_id = ? and r.state = 'WAITLISTED') w
            where not exists (select from quota q where q.id = any(w.quota_ids) and q.used + w.party_size > q.size)
            """;

    private static RequestSpecification person(int who) {
        return member("mix" + who, who % 2 == 0 ? "bus" : "airport");
    }

    private static String text(Response answer, String field) {
        String value = answer.statusCode() == 200 ? answer.path(field) : null;
        return value == null ? UUID.randomUUID().toString() : value;
    }
}
