package cn.zhijia.events;

import static cn.zhijia.events.Stage.EVENT;
import static cn.zhijia.events.Stage.MINE;
import static cn.zhijia.events.Stage.audited;
import static cn.zhijia.events.Stage.cancel;
import static cn.zhijia.events.Stage.event;
import static cn.zhijia.events.Stage.member;
import static cn.zhijia.events.Stage.organizer;
import static cn.zhijia.events.Stage.quota;
import static cn.zhijia.events.Stage.register;
import static cn.zhijia.events.Stage.state;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.kit.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** People who come together: all of them get seats or none does. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class PartiesTest {

    @Test
    void a_party_of_4_with_3_seats_free_waits_whole_and_is_passed_so_often_only() {
        var event = event(5, "maxParty", 4, "maxPasses", 2);
        List.of("pa1", "pa2").forEach(who -> register(who, event));
        register("pa3", event, party(4, "甲", "乙", "丙")).statusCode(201).body("state", is("WAITLISTED"), "partySize", is(4),
                "companions", contains("甲", "乙", "丙"));
        register("pa4", event).body("state", is("CONFIRMED"));
        register("pa5", event).body("state", is("CONFIRMED"));
        register("pa6", event).body("state", is("WAITLISTED"), "waitlistPosition", is(2));
        quota(event).body("used", is(4), "waiting", is(2));
        cancel("pa1", event);
        assertEquals("WAITLISTED", state("pa6", event));
        cancel("pa2", event);
        cancel("pa4", event);
        assertEquals("CONFIRMED", state("pa3", event));
        assertEquals("WAITLISTED", state("pa6", event));
        quota(event).body("used", is(5));
        organizer().get(EVENT + "/registrations", event).then().body("items.partySize", contains(1, 1, 4, 1, 1, 1));
        audited(event);
    }

    @Test
    void without_passes_seats_are_kept_at_once() {
        var event = event(3, "maxParty", 3, "maxPasses", 0);
        register("pb1", event);
        register("pb2", event, party(3)).body("state", is("WAITLISTED"));
        register("pb3", event).body("state", is("WAITLISTED"), "waitlistPosition", is(2));
        cancel("pb2", event);
        assertEquals("CONFIRMED", state("pb3", event));
        audited(event);
    }

    @Test
    void a_smaller_party_gives_seats_back_and_a_larger_one_needs_a_new_attempt() {
        var event = event(4, "maxParty", 4);
        var attempt = UUID.randomUUID();
        register("pc1", event, party(attempt, 4)).body("state", is("CONFIRMED"));
        register("pc2", event).body("state", is("WAITLISTED"));
        register("pc1", event, party(attempt, 2, "丁")).statusCode(200).body("partySize", is(2), "companions", contains("丁"));
        register("pc1", event, party(attempt, 2, "丁")).statusCode(200);
        register("pc1", event, Map.of("attempt", attempt)).statusCode(200).body("partySize", is(2));
        assertEquals("CONFIRMED", state("pc2", event));
        quota(event).body("used", is(3));
        register("pc1", event, party(attempt, 4)).statusCode(200).body("partySize", is(2));
        register("pc1", event, party(3)).statusCode(409).body("code", is("party-larger"), "partySize", is(2));
        cancel("pc1", event);
        register("pc1", event, party(attempt, 1)).statusCode(200).body("state", is("CANCELLED"));
        register("pc1", event, party(3)).statusCode(201).body("state", is("CONFIRMED"));
        register("pc1", event, party(attempt, 1)).statusCode(200).body("partySize", is(3));
        quota(event).body("used", is(4));
        audited(event);
    }

    @Test
    void a_party_that_waits_may_shrink_into_the_seats_that_are_free() {
        var event = event(3, "maxParty", 3, "maxPasses", 0);
        register("pd1", event);
        var attempt = UUID.randomUUID();
        register("pd2", event, party(attempt, 3)).body("state", is("WAITLISTED"));
        register("pd2", event, party(attempt, 2)).statusCode(200).body("state", is("CONFIRMED"), "partySize", is(2));
        audited(event);
    }

    @Test
    void who_gives_seats_back_need_not_answer_the_form_again() {
        var event = event(3, "maxParty", 3, "questions", List.of(Stage.GENDER));
        var attempt = UUID.randomUUID();
        register("pf1", event, Map.of("attempt", attempt, "partySize", 3, "answers",
                List.of(Map.of("question", "gender", "answer", "女")))).statusCode(201);
        register("pf1", event, party(attempt, 1)).statusCode(200).body("partySize", is(1), "answers.answer", contains("女"));
        organizer().get(EVENT + "/registrations", event).then().body("items.answers", contains(List.of(Map.of("question",
                "gender", "answer", "女"))));
        quota(event).body("used", is(1));
        audited(event);
    }

    @Test
    void a_party_is_no_larger_than_the_event_allows_or_has_seats() {
        var event = event(3, "maxParty", 4);
        register("pe1", event, party(5)).statusCode(400).body("errors[0].pointer", is("/partySize"), "errors[0].code",
                is("above-max-party"));
        register("pe1", event, party(11)).statusCode(400);
        register("pe1", event, party(4)).statusCode(409).body("code", is("party-never-fits"), "size", is(3));
        register("pe1", event, party(3, "甲")).statusCode(400).body("errors[0].pointer", is("/companions"));
        register("pe1", event(3), party(2)).statusCode(400);
        member("pe1").get(MINE, event).then().statusCode(404);
        quota(event).body("used", is(0), "waiting", is(0));
    }

    private static Map<String, ?> party(int people, String... companions) {
        return party(UUID.randomUUID(), people, companions);
    }

    private static Map<String, ?> party(UUID attempt, int people, String... companions) {
        return companions.length == 0 ? Map.of("attempt", attempt, "partySize", people)
                : Map.of("attempt", attempt, "partySize", people, "companions", List.of(companions));
    }
}
