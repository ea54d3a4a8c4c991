package cn.zhijia.events;

import static cn.zhijia.events.Stage.EVENT;
import static cn.zhijia.events.Stage.audited;
import static cn.zhijia.events.Stage.cancel;
import static cn.zhijia.events.Stage.event;
import static cn.zhijia.events.Stage.facts;
import static cn.zhijia.events.Stage.member;
import static cn.zhijia.events.Stage.organize;
import static cn.zhijia.events.Stage.organizer;
import static cn.zhijia.events.Stage.quota;
import static cn.zhijia.events.Stage.register;
import static cn.zhijia.events.Stage.state;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** What organizers decide of people in the line, and what they are told of it. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class DecisionsTest {

    @Inject
    DatabaseClock clock;

    @AfterEach
    void real_time() {
        clock.shift(Duration.ZERO);
    }

    @Test
    void late_repeats_of_decisions_do_not_undo_each_other() {
        var event = event(1, "needsApproval", true);
        register("dl1", event);
        var yes = Map.of("decision", UUID.randomUUID());
        var no = Map.of("decision", UUID.randomUUID(), "reason", "x");
        organize(event, "dl1", "approval", yes).statusCode(200).body("state", is("CONFIRMED"));
        organize(event, "dl1", "rejection", no).statusCode(200).body("state", is("REJECTED"));
        organize(event, "dl1", "approval", yes).statusCode(200).body("state", is("REJECTED"), "reason", is("x"));
        organize(event, "dl1", "approval", Map.of()).statusCode(200).body("state", is("CONFIRMED"));
        organize(event, "dl1", "rejection", no).statusCode(200).body("state", is("CONFIRMED"));
        cancel("dl1", event);
        register("dl1", event).statusCode(201).body("state", is("PENDING_APPROVAL"));
        organize(event, "dl1", "approval", yes).statusCode(200).body("state", is("PENDING_APPROVAL"));
        organize(event, "dl1", "rejection", no).statusCode(200).body("state", is("PENDING_APPROVAL"));
        organizer().body(Map.of()).put(EVENT + "/registrations/T-dl1/approval", event).then().statusCode(400)
                .body("errors[0].pointer", is("/decision"));
        assertEquals(List.of("REJECTED", "APPROVED"), facts("dl1"));
        audited(event);
    }

    @Test
    void who_asks_may_hold_the_seats_meanwhile() {
        var event = event(1, "needsApproval", true, "approvalHolds", true);
        register("dh1", event).body("state", is("PENDING_APPROVAL"));
        quota(event).body("used", is(1));
        register("dh2", event).body("state", is("PENDING_APPROVAL"));
        quota(event).body("used", is(1), "waiting", is(0));
        organize(event, "dh2", "approval", Map.of()).body("state", is("WAITLISTED"));
        organize(event, "dh1", "approval", Map.of()).body("state", is("CONFIRMED"));
        cancel("dh1", event);
        assertEquals("CONFIRMED", state("dh2", event));
        audited(event);
        var other = event(1, "needsApproval", true, "approvalHolds", true);
        register("dh1", other);
        register("dh2", other);
        organize(other, "dh2", "approval", Map.of()).body("state", is("WAITLISTED"));
        organize(other, "dh1", "rejection", Map.of("reason", "x"));
        assertEquals("CONFIRMED", state("dh2", other));
        audited(other);
    }

    @Test
    void a_priority_is_reasoned_kept_and_changes_the_order() {
        var event = event(1);
        List.of("dp1", "dp2", "dp3", "dp4").forEach(who -> register(who, event));
        var up = Map.of("decision", UUID.randomUUID(), "priority", 5, "reason", "上一场因加班未能参加");
        prioritise(event, "dp4", up).statusCode(200).body("priority", is(5), "waitlistPosition", is(1), "changes.reason",
                contains("上一场因加班未能参加"), "changes.memberNo", contains("T-org-bus"));
        prioritise(event, "dp2", Map.of("decision", UUID.randomUUID(), "priority", -1, "reason", "y")).body("waitlistPosition",
                is(3));
        organizer().get(EVENT + "/waitlist", event).then().body("items.memberNo", contains("T-dp4", "T-dp3", "T-dp2"),
                "items.priority", contains(5, 0, -1));
        register("dp5", event).body("waitlistPosition", is(3));
        prioritise(event, "dp4", Map.of("decision", UUID.randomUUID(), "priority", 0, "reason", "z")).body("priority", is(0),
                "changes.priority", contains(0, 5));
        prioritise(event, "dp4", up).statusCode(200).body("priority", is(0), "waitlistPosition", is(2));
        prioritise(event, "dp3", up).statusCode(409).body("code", is("id-in-use"));
        cancel("dp1", event);
        assertEquals("CONFIRMED", state("dp3", event));
        organizer().get(EVENT + "/registrations/T-dp4/priority", event).then().body("waitlistPosition", is(1));
        for (var broken : List.of(Map.of("decision", UUID.randomUUID(), "priority", 101, "reason", "x"),
                Map.of("decision", UUID.randomUUID(), "priority", 1, "reason", " "),
                Map.of("priority", 1, "reason", "x"))) {
            prioritise(event, "dp4", broken).statusCode(400);
        }
        prioritise(event, "nobody", up).statusCode(404);
        member("dp4").body(up).put(EVENT + "/registrations/T-dp4/priority", event).then().statusCode(403);
        audited(event);
    }

    private static ValidatableResponse prioritise(UUID event, String who, Map<String, ?> body) {
        return organizer().body(body).put(EVENT + "/registrations/T-{who}/priority", event, who).then();
    }

    @Test
    void everybody_who_waits_has_a_reason_that_is_true() {
        var event = event(3, "maxParty", 3, "maxPasses", 1);
        List.of("ex1", "ex2").forEach(who -> register(who, event));
        register("ex3", event, Map.of("partySize", 3)).body("state", is("WAITLISTED"));
        explained(event, "PARTY_DOES_NOT_FIT").body("items[0].free", is(1), "items[0].passed", is(0), "items[0].maxPasses",
                is(1), "items[0].partySize", is(3), "items[0].memberNo", is("T-ex3"), "items[0].quotas",
                contains(event.toString()));
        register("ex4", event).body("state", is("CONFIRMED"));
        register("ex5", event).body("state", is("WAITLISTED"));
        explained(event, "PARTY_NEEDS_SEVERAL_SEATS", "BEHIND_OTHERS").body("items[0].passed", is(1), "items[1].ahead", is(1));
        cancel("ex4", event);
        explained(event, "PARTY_DOES_NOT_FIT", "SEATS_KEPT_FOR_EARLIER_PARTY");
        quota(event, Map.of("size", 1, "allowOversubscribed", true)).statusCode(200);
        explained(event, "OVERSUBSCRIBED", "OVERSUBSCRIBED");
        clock.shift(Duration.ofDays(3).plusMinutes(1));
        explained(event, "EVENT_STARTED", "EVENT_STARTED");
    }

    @Test
    void a_paused_line_says_so() {
        var event = event(1);
        List.of("ey1", "ey2", "ey3").forEach(who -> register(who, event));
        organizer().body(Map.of("paused", true)).put(EVENT + "/waitlist/pause", event).then().statusCode(200);
        explained(event, "QUOTA_FULL", "BEHIND_OTHERS");
        cancel("ey1", event);
        explained(event, "PAUSED", "BEHIND_OTHERS");
        audited(event);
    }

    @Test
    void the_explanation_is_paged_without_gap_or_repeat() {
        var event = event(1);
        for (int i = 0; i < 6; i++) {
            register("ez" + i, event);
        }
        var seen = new ArrayList<String>();
        String cursor = null;
        do {
            var call = organizer().queryParam("limit", 2);
            var page = (cursor == null ? call : call.queryParam("cursor", cursor)).get(EVENT + "/waitlist/explanation", event)
                    .then().statusCode(200).extract();
            seen.addAll(page.path("items.memberNo"));
            cursor = page.path("next");
        } while (cursor != null);
        assertEquals(List.of("T-ez1", "T-ez2", "T-ez3", "T-ez4", "T-ez5"), seen);
        organizer().queryParam("cursor", "x").get(EVENT + "/waitlist/explanation", event).then().statusCode(400);
        organizer().get(EVENT + "/waitlist/explanation", event(1)).then().statusCode(200).body("items.size()", is(0), "next",
                nullValue());
    }

    private static ValidatableResponse explained(UUID event, String... reasons) {
        return organizer().get(EVENT + "/waitlist/explanation", event).then().statusCode(200).body("items.reason",
                contains(reasons));
    }
}
