package cn.zhijia.events;

import static cn.zhijia.events.Stage.EVENT;
import static cn.zhijia.events.Stage.GENDER;
import static cn.zhijia.events.Stage.MINE;
import static cn.zhijia.events.Stage.audited;
import static cn.zhijia.events.Stage.body;
import static cn.zhijia.events.Stage.cancel;
import static cn.zhijia.events.Stage.draft;
import static cn.zhijia.events.Stage.event;
import static cn.zhijia.events.Stage.eventWith;
import static cn.zhijia.events.Stage.guest;
import static cn.zhijia.events.Stage.member;
import static cn.zhijia.events.Stage.organize;
import static cn.zhijia.events.Stage.organizer;
import static cn.zhijia.events.Stage.quota;
import static cn.zhijia.events.Stage.register;
import static cn.zhijia.events.Stage.state;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.hibernate.SessionFactory;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.kit.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;

/** One event, several quotas: seats in all that count a person, or in none. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class QuotasTest {

    private static final int TRIES = 4;

    @Inject
    SessionFactory sessions;

    private final UUID total = UUID.randomUUID();
    private final UUID bus = UUID.randomUUID();
    private final UUID airport = UUID.randomUUID();
    private final UUID women = UUID.randomUUID();
    private final UUID men = UUID.randomUUID();

    private static RequestSpecification flyer(String name) {
        return member(name, "airport");
    }

    private UUID perUnion(int all, int each) {
        return eventWith(Map.of(total, Map.of("size", all), bus, Map.of("size", each, "unions", List.of("bus")), airport,
                Map.of("size", each, "unions", List.of("airport"))));
    }

    @Test
    void a_registration_takes_a_seat_in_every_quota_that_counts_it() {
        var event = perUnion(5, 2);
        register("q1", event, Map.of()).statusCode(201).body("state", is("CONFIRMED"), "quotas", hasSize(2), "quotas",
                hasItems(total.toString(), bus.toString()));
        quota(event, total).body("used", is(1));
        quota(event, bus).body("used", is(1), "unions", is(List.of("bus")));
        quota(event, airport).body("used", is(0));
        cancel("q1", event);
        quota(event, total).body("used", is(0));
        quota(event, bus).body("used", is(0));
        audited(event);
    }

    @Test
    void the_way_to_a_seat_is_two_statements_and_with_several_quotas_four() {
        var one = event(5);
        var several = perUnion(5, 5);
        for (int i = 0; i < TRIES; i++) {
            register("short" + i, event(5));
        }
        sessions.getStatistics().setStatisticsEnabled(true);
        try {
            // the event with the time, the person and what is registered already; the claim with the registration
            assertEquals(2, leastStatements(one));
            assertEquals(4, leastStatements(several)); // ... the quotas, which it locks, and a claim of its own
        } finally {
            sessions.getStatistics().setStatisticsEnabled(false);
        }
    }

    /** Of several goes: whatever else the service does meanwhile is counted too, but not each time. */
    private long leastStatements(UUID event) {
        return java.util.stream.IntStream.range(0, TRIES)
                .mapToLong(i -> statements(() -> register("short" + i, event).statusCode(201))).min().orElseThrow();
    }

    private long statements(Runnable call) {
        sessions.getStatistics().clear();
        call.run();
        return sessions.getStatistics().getPrepareStatementCount();
    }

    @Test
    void who_waits_for_a_full_quota_does_not_block_who_shares_only_the_roomy_one() {
        var event = perUnion(5, 1);
        register("q2", event, Map.of());
        register("q3", event, Map.of()).body("state", is("WAITLISTED"), "waitlistPosition", is(1));
        quota(event, total).body("used", is(1), "waiting", is(0));
        quota(event, bus).body("used", is(1), "waiting", is(1));
        register(flyer("q4"), event, Map.of()).body("state", is("CONFIRMED"));
        cancel("q2", event);
        assertEquals("CONFIRMED", state("q3", event));
        audited(event);
    }

    @Test
    void who_waits_for_the_total_is_overtaken_by_nobody() {
        var event = perUnion(1, 5);
        register("q5", event, Map.of());
        register(flyer("q6"), event, Map.of()).body("state", is("WAITLISTED"));
        register("q7", event, Map.of()).body("state", is("WAITLISTED"), "waitlistPosition", is(2));
        quota(event, airport).body("used", is(0), "waiting", is(0));
        quota(event, total, Map.of("size", 2)).statusCode(200);
        flyer("q6").get(MINE, event).then().body("state", is("CONFIRMED"));
        assertEquals("WAITLISTED", state("q7", event));
        cancel("q5", event);
        assertEquals("CONFIRMED", state("q7", event));
        audited(event);
    }

    @Test
    void quotas_count_by_the_answers_of_the_form() {
        var event = balanced();
        register("g1", event, answer("女")).statusCode(201).body("state", is("CONFIRMED"));
        register("g2", event, answer("女")).body("state", is("WAITLISTED"));
        register("g3", event, answer("男")).body("state", is("CONFIRMED"));
        quota(event, women).body("used", is(1), "waiting", is(1), "question", is("gender"));
        audited(event);
    }

    private UUID balanced() {
        return eventWith(
                Map.of(total, Map.of("size", 10), women, Map.of("size", 1, "question", "gender", "answers", List.of("女")), men,
                        Map.of("size", 1, "question", "gender", "answers", List.of("男"))),
                "questions", List.of(GENDER, Map.of("id", "diet", "text", "饮食")));
    }

    private static Map<String, ?> answer(String gender) {
        return Map.of("answers", List.of(Map.of("question", "gender", "answer", gender)));
    }

    @Test
    void answers_are_checked_against_the_questions() {
        var event = balanced();
        refused(event, "/answers", "answer-missing");
        refused(event, "/answers/0/answer", "not-an-option", "gender", "别的");
        refused(event, "/answers/1/question", "unknown-question", "gender", "女", "age", "30");
        refused(event, "/answers/1/question", "twice", "gender", "女", "gender", "男");
        register("g4", event, Map.of("answers", List.of(Map.of("question", "gender", "answer", "女"),
                Map.of("question", "diet", "answer", "清真")))).statusCode(201);
    }

    private static void refused(UUID event, String pointer, String code, String... pairs) {
        var answers = new java.util.ArrayList<Map<String, String>>();
        for (int i = 0; i < pairs.length; i += 2) {
            answers.add(Map.of("question", pairs[i], "answer", pairs[i + 1]));
        }
        register("g5", event, Map.of("answers", answers)).statusCode(400).body("errors[0].pointer", is(pointer),
                "errors[0].code", is(code));
    }

    @Test
    void whom_no_quota_counts_is_refused_and_takes_nothing() {
        var event = eventWith(Map.of(airport, Map.of("size", 5, "unions", List.of("airport"))));
        register("q8", event, Map.of()).statusCode(409).body("code", is("quota-closed"));
        register(flyer("q9"), event, Map.of()).statusCode(201).body("state", is("CONFIRMED"));
        audited(event);
    }

    @Test
    void a_quota_of_size_0_closes_all_or_nothing() {
        var event = eventWith(Map.of(total, Map.of("size", 5), bus, Map.of("size", 0, "unions", List.of("bus"))));
        register("q10", event, Map.of()).statusCode(409).body("code", is("quota-closed"));
        quota(event, total).body("used", is(0));
    }

    @Test
    void a_quota_is_added_after_publication_only_while_nobody_registered_falls_under_it() {
        var event = event(5);
        register("q11", event).statusCode(201);
        quota(event, bus, Map.of("size", 1, "unions", List.of("bus"))).statusCode(409).body("code", is("counts-registered"));
        quota(event, total, Map.of("size", 1)).statusCode(409).body("code", is("counts-registered"));
        quota(event, airport, Map.of("size", 1, "unions", List.of("airport"))).statusCode(201);
        register(flyer("q12"), event, Map.of()).body("state", is("CONFIRMED"), "quotas", hasSize(2));
        register(flyer("q13"), event, Map.of()).body("state", is("WAITLISTED"));
        quota(event, airport, Map.of("size", 1)).statusCode(409).body("code", is("quota-rule-fixed"));
        quota(event, airport, Map.of("size", 2, "unions", List.of("airport"))).statusCode(200).body("used", is(2));
        audited(event);
    }

    @Test
    void a_quota_added_later_is_not_escaped_by_who_was_rejected_before() {
        var event = event(5);
        register("q20", event);
        organize(event, "q20", "rejection", Map.of("reason", "x")).statusCode(200);
        quota(event, bus, Map.of("size", 1, "unions", List.of("bus"))).statusCode(409).body("code", is("counts-registered"));
    }

    @Test
    void a_date_held_again_is_not_oversold() {
        var series = UUID.randomUUID();
        var start = java.time.LocalDate.now(Club.BEIJING).plusDays(3) + "T19:30";
        organizer().body(Club.body("localStart", start, "rrule", "FREQ=DAILY;COUNT=1", "size", 2)).put(Club.SERIES, series)
                .then()
                .statusCode(201);
        var date = Club.event(series, start);
        quota(date, UUID.randomUUID(), Map.of("size", 50, "unions", List.of("bus"))).statusCode(201);
        for (int i = 0; i < 4; i++) {
            Club.subscribed("rev" + i, series);
        }
        Club.except(series, start, Map.of("cancelled", true, "reason", "x")).statusCode(200);
        Club.except(series, start, Map.of()).statusCode(200);
        quota(date).body("used", is(2), "waiting", is(2), "oversubscribed", org.hamcrest.Matchers.not(true));
        assertEquals("CONFIRMED", state("rev0", date));
        audited(date);
    }

    @Test
    void a_quota_counts_only_by_what_is_asked() {
        var id = draft("questions", List.of(GENDER));
        quota(id, bus, Map.of("question", "age", "answers", List.of("1"))).statusCode(400).body("errors[0].pointer",
                is("/question"), "errors[0].code", is("unknown-question"));
        quota(id, bus, Map.of("question", "gender", "answers", List.of("女", "?"))).statusCode(400).body("errors[0].pointer",
                is("/answers/1"));
        quota(id, bus, Map.of("question", "gender")).statusCode(400).body("errors[0].pointer", is("/answers"));
        quota(id, bus, Map.of("question", "gender", "answers", List.of("女"), "unions", List.of("bus"))).statusCode(400)
                .body("errors[0].code", is("not-with-unions"));
        quota(id, bus, Map.of("question", "gender", "answers", List.of("女"))).statusCode(201);
        organizer().header("If-Match", "*").body(body()).put(EVENT, id).then().statusCode(409).body("code",
                is("questions-in-use"));
        quota(id, bus, Map.of("size", 7)).statusCode(200);
        organizer().header("If-Match", "*").body(body()).put(EVENT, id).then().statusCode(200).body("questions", hasSize(0));
    }

    @Test
    void questions_stand_once_somebody_has_registered() {
        var event = event(5, "questions", List.of(GENDER));
        organizer().header("If-Match", "*").body(body("questions", List.of())).put(EVENT, event).then().statusCode(200);
        register("q14", event).statusCode(201);
        organizer().header("If-Match", "*").body(body("questions", List.of(GENDER))).put(EVENT, event).then().statusCode(409)
                .body("code", is("questions-fixed"));
        organizer().header("If-Match", "*").body(body("title", "新题目")).put(EVENT, event).then().statusCode(200);
        organizer().body(body("questions", List.of(GENDER, GENDER))).put(EVENT, UUID.randomUUID()).then().statusCode(400)
                .body("errors[0].pointer", is("/questions/1/id"));
    }

    @Test
    void an_event_has_twenty_quotas_at_most() {
        var id = draft();
        for (int i = 0; i < 20; i++) {
            quota(id, UUID.randomUUID(), Map.of("size", 1)).statusCode(201);
        }
        quota(id, total, Map.of("size", 1)).statusCode(409).body("code", is("too-many-quotas"));
        guest().get(EVENT, id).then().statusCode(404);
    }

    @Test
    void approval_takes_seats_in_the_quotas_that_counted_the_person_at_first() {
        var event = eventWith(
                Map.of(total, Map.of("size", 5), bus, Map.of("size", 1, "unions", List.of("bus"))), "needsApproval", true);
        register("q15", event, Map.of()).body("state", is("PENDING_APPROVAL"));
        register("q16", event, Map.of());
        organize(event, "q15", "approval", Map.of()).body("state", is("CONFIRMED"));
        organize(event, "q16", "approval", Map.of()).body("state", is("WAITLISTED"));
        quota(event, total).body("used", is(1), "waiting", is(0));
        organize(event, "q15", "rejection", Map.of("reason", "x")).statusCode(200);
        assertEquals("CONFIRMED", state("q16", event));
        audited(event);
    }

    @Test
    void who_has_registered_stays_when_the_audience_narrows_and_is_promoted_too() {
        var event = event(1);
        register(flyer("aud1"), event, Map.of()).body("state", is("CONFIRMED"));
        register(flyer("aud2"), event, Map.of()).body("state", is("WAITLISTED"));
        organizer().header("If-Match", "*").body(body("audience", Map.of("rule", "OWN_UNION"))).put(EVENT, event).then()
                .statusCode(200);
        register(flyer("aud3"), event, Map.of()).statusCode(403).body("code", is("outside-audience"));
        flyer("aud1").get(MINE, event).then().body("state", is("CONFIRMED"));
        String attempt = flyer("aud1").get(MINE, event).path("attempt");
        flyer("aud1").queryParam("attempt", attempt).delete(MINE, event).then().statusCode(200);
        flyer("aud2").get(MINE, event).then().body("state", is("CONFIRMED"));
        register("aud4", event).statusCode(201).body("state", is("WAITLISTED"));
        audited(event);
    }

    @Test
    void organizers_of_another_union_see_no_draft_and_touch_no_published_event() {
        var draft = draft();
        var published = event(1);
        register("oth", published);
        var decision = Map.of("decision", UUID.randomUUID(), "priority", 1, "reason", "x");
        for (var event : List.of(draft, published)) {
            int status = event.equals(draft) ? 404 : 403;
            var airport = Stage.organizer("airport");
            airport.body(decision).put(EVENT + "/registrations/T-oth/priority", event).then().statusCode(status);
            Stage.organizer("airport").get(EVENT + "/registrations/T-oth/priority", event).then().statusCode(status);
            Stage.organizer("airport").get(EVENT + "/waitlist/explanation", event).then().statusCode(status);
            Stage.organizer("airport").body(Map.of("decision", UUID.randomUUID())).put(
                    EVENT + "/registrations/T-oth/approval", event).then().statusCode(status);
            Stage.organizer("airport").body(Map.of("size", 9)).put(EVENT + "/quotas/{q}", event, event).then()
                    .statusCode(status);
        }
    }
}
