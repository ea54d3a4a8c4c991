package cn.zhijia.education;

import static cn.zhijia.education.Campus.ADMIN;
import static cn.zhijia.education.Campus.NOW;
import static cn.zhijia.education.Campus.as;
import static cn.zhijia.education.Campus.member;
import static cn.zhijia.education.Campus.poolOf;
import static cn.zhijia.education.Campus.state;
import static cn.zhijia.education.Campus.submit;
import static cn.zhijia.education.Campus.withdraw;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
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
import cn.zhijia.kit.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ApplicationTest {

    @Inject
    DatabaseClock clock;
    @Inject
    Ledger ledger;

    private final String an = member("an"), bo = member("bo"), cai = member("cai"), dan = member("dan");

    @AfterEach
    void time_is_itself_again() {
        clock.shift(Duration.ZERO);
    }

    @Test
    void a_draft_can_be_edited_and_repeated_and_holds_no_seat() {
        var campus = Campus.open(1);
        var law = campus.offering("BACHELOR");
        var id = UUID.randomUUID();
        campus.draft(an, id, law).statusCode(201).body("state", is("DRAFT"), "ticket", nullValue(), "seat", nullValue());
        campus.draft(an, id, law).statusCode(200).header("ETag", "\"0-zh-CN\"");
        var edit = Map.of("term", campus.term, "choices", List.of(law), "motto", "活到老，学到老", "consent", true);
        as(an).body(edit).put("/v1/applications/{id}", id).then().statusCode(428);
        as(an).header("If-Match", "\"7-zh-CN\"").body(edit).put("/v1/applications/{id}", id).then().statusCode(412);
        as(an).header("If-Match", "\"0-zh-CN\"").body(edit).put("/v1/applications/{id}", id).then().statusCode(200)
                .body("motto", is("活到老，学到老")).header("ETag", "\"1-zh-CN\"");
        as(an).body(edit).put("/v1/applications/{id}", id).then().statusCode(200).header("ETag", "\"1-zh-CN\"");
        as(an).get("/v1/quota-pools/{id}", campus.termPool).then().body("taken", is(0));
        as(an).header("If-None-Match", "\"1-zh-CN\"").get("/v1/applications/{id}", id).then().statusCode(304);
    }

    @Test
    void a_submission_takes_a_seat_while_there_is_one_and_waits_after_that() {
        var campus = Campus.open(1);
        var law = campus.offering("BACHELOR");
        var first = UUID.randomUUID();
        campus.draft(an, first, law);
        submit(an, first).statusCode(200).body("state", is("SUBMITTED"), "ticket", is(1), "seat", is(law.toString()));
        submit(an, first).statusCode(200).body("state", is("SUBMITTED"), "ticket", is(1));
        var second = UUID.randomUUID();
        campus.draft(bo, second, law);
        submit(bo, second).statusCode(200).body("state", is("WAITLISTED"), "ticket", is(2), "seat", nullValue());
        submit(bo, second).statusCode(200).body("state", is("WAITLISTED"), "ticket", is(2));
        as(an).get("/v1/terms/{id}", campus.term).then().body("seats.quota", is(1), "seats.taken", is(1), "seats.waiting",
                is(1),
                "firstFilledAt", notNullValue(), "daysToFill", is(2));
        ledger.check(campus.term);
    }

    @Test
    void what_was_submitted_cannot_be_edited() {
        var campus = Campus.open(1);
        var law = campus.offering("BACHELOR");
        var id = campus.apply(an, law);
        campus.draft(an, id, law).statusCode(200).body("state", is("SUBMITTED"));
        campus.draft(an, id, campus.offering("BACHELOR")).statusCode(409).body("code", is("application-submitted"));
    }

    @Test
    void a_freed_seat_goes_to_whoever_waited_longest_and_is_released_once() {
        var campus = Campus.open(1);
        var law = campus.offering("BACHELOR");
        var first = campus.apply(an, law);
        var second = campus.apply(bo, law);
        var third = campus.apply(cai, law);
        as(cai).get("/v1/applications/{id}/waitlist-position", third).then()
                .body("ticket", is(3), "ahead", is(1), "promotedUpTo", nullValue());
        withdraw(an, first).statusCode(200).body("state", is("WITHDRAWN"), "seat", nullValue());
        withdraw(an, first).statusCode(200).body("state", is("WITHDRAWN"));
        as(bo).get("/v1/applications/{id}", second).then().body("state", is("SUBMITTED"), "ticket", is(2), "promotedAt",
                notNullValue());
        as(cai).get("/v1/applications/{id}/waitlist-position", third).then().body("ahead", is(0), "promotedUpTo", is(2));
        assertEquals("WAITLISTED", state(cai, third));
        var again = campus.apply(an, law);
        as(an).get("/v1/applications/{id}", again).then().body("state", is("WAITLISTED"), "ticket", is(4));
        submit(an, first).statusCode(409).body("code", is("illegal-transition"), "from", is("WITHDRAWN"));
        ledger.check(campus.term);
    }

    @Test
    void leaving_the_line_and_a_withdrawn_draft_free_nothing() {
        var campus = Campus.open(1);
        var law = campus.offering("BACHELOR");
        campus.apply(an, law);
        withdraw(bo, campus.apply(bo, law)).body("state", is("WITHDRAWN"));
        var draft = UUID.randomUUID();
        campus.draft(cai, draft, law);
        withdraw(cai, draft).body("state", is("WITHDRAWN"));
        as(an).get("/v1/quota-pools/{id}", campus.termPool).then().body("taken", is(1), "waiting", is(0));
        ledger.check(campus.term);
    }

    @Test
    void choices_are_tried_in_order_and_the_pools_of_a_full_one_are_given_back() {
        var campus = Campus.open(10);
        var law = campus.offering("BACHELOR", 1);
        var trade = campus.offering("BACHELOR", 1);
        campus.apply(an, law, trade);
        as(bo).get("/v1/applications/{id}", campus.apply(bo, law, trade)).then().body("seat", is(trade.toString()));
        as(cai).get("/v1/applications/{id}", campus.apply(cai, law, trade)).then().body("state", is("WAITLISTED"));
        as(an).get("/v1/quota-pools/{id}", campus.termPool).then().body("taken", is(2));
        ledger.check(campus.term);
    }

    @Test
    void who_waits_for_a_full_offering_closes_neither_the_term_nor_the_level_for_others() {
        var campus = Campus.open(3);
        campus.pool(UUID.randomUUID(), "LEVEL", 3, Map.of("level", "BACHELOR")).statusCode(201);
        var law = campus.offering("BACHELOR", 1);
        var trade = campus.offering("BACHELOR", 5);
        campus.apply(an, law);
        var waits = campus.apply(bo, law);
        assertEquals("SUBMITTED", state(cai, campus.apply(cai, trade)));
        assertEquals("WAITLISTED", state(bo, waits));
        ledger.check(campus.term);
    }

    @Test
    void somebody_behind_is_promoted_when_those_ahead_want_something_else() {
        var campus = Campus.open(10);
        var law = campus.offering("BACHELOR", 1);
        var trade = campus.offering("JUNIOR_COLLEGE", 1);
        campus.apply(an, law);
        var tradeSeat = campus.apply(bo, trade);
        var forLaw = campus.apply(cai, law);
        var forTrade = campus.apply(dan, trade);
        withdraw(bo, tradeSeat);
        assertEquals("SUBMITTED", state(dan, forTrade));
        assertEquals("WAITLISTED", state(cai, forLaw));
        ledger.check(campus.term);
    }

    @Test
    void raising_a_quota_promotes_in_ticket_order_and_lowering_it_below_the_taken_is_refused() {
        var campus = Campus.open(10);
        var law = campus.offering("BACHELOR", 1);
        campus.apply(an, law);
        var second = campus.apply(bo, law);
        var third = campus.apply(cai, law);
        campus.pool(poolOf(law), "OFFERING", 2, Map.of("offering", law)).statusCode(200).body("taken", is(2), "waiting", is(1));
        assertEquals("SUBMITTED", state(bo, second));
        assertEquals("WAITLISTED", state(cai, third));
        campus.pool(poolOf(law), "OFFERING", 1, Map.of("offering", law)).statusCode(409)
                .body("code", is("quota-below-taken"), "taken", is(2));
        ledger.check(campus.term);
    }

    @Test
    void a_count_moves_to_the_pool_that_is_full_now_and_blocks_nobody_else() {
        var campus = Campus.open(10);
        var level = UUID.randomUUID();
        campus.pool(level, "LEVEL", 1, Map.of("level", "BACHELOR")).statusCode(201);
        var law = campus.offering("BACHELOR", 1);
        var trade = campus.offering("BACHELOR", 5);
        campus.apply(an, law); // law and the level are full now
        campus.apply(bo, law); // waits at one of the two
        campus.pool(level, "LEVEL", 5, Map.of("level", "BACHELOR")).statusCode(200).body("waiting", is(0));
        assertEquals("SUBMITTED", state(cai, campus.apply(cai, trade)));
        ledger.check(campus.term);
    }

    @Test
    void while_promotion_is_frozen_a_freed_seat_is_kept_and_nobody_overtakes() {
        var campus = Campus.open(2);
        var law = campus.offering("BACHELOR", 1);
        var trade = campus.offering("BACHELOR", 5);
        var first = campus.apply(an, law);
        var second = campus.apply(bo, law);
        campus.term(Map.of("promotion", "FROZEN")).statusCode(200);
        withdraw(an, first);
        assertEquals("WAITLISTED", state(bo, second));
        var third = campus.apply(cai, law);
        assertEquals("WAITLISTED", state(cai, third), "the seat is free, but somebody waits for it");
        var fourth = campus.apply(dan, trade);
        assertEquals("WAITLISTED", state(dan, fourth), "and needs one of the term's seats");
        campus.term(Map.of("promotion", "OPEN")).statusCode(200);
        assertEquals("SUBMITTED", state(bo, second));
        assertEquals("WAITLISTED", state(cai, third));
        assertEquals("SUBMITTED", state(dan, fourth));
        ledger.check(campus.term);
    }

    @Test
    void quota_0_is_closed() {
        var campus = Campus.open(10);
        var closed = campus.offering("BACHELOR", 0);
        var open = campus.offering("BACHELOR", 1);
        var id = UUID.randomUUID();
        campus.draft(an, id, closed).statusCode(201);
        submit(an, id).statusCode(409).body("code", is("offering-closed"));
        as(bo).get("/v1/applications/{id}", campus.apply(bo, closed, open)).then().body("seat", is(open.toString()),
                "ticket", is(1));
    }

    @Test
    void a_full_term_refuses_only_when_its_line_is_closed() {
        var campus = Campus.open(1);
        var law = campus.offering("BACHELOR");
        campus.apply(an, law);
        campus.term(Map.of("waitlist", "CLOSED")).statusCode(200);
        var id = UUID.randomUUID();
        campus.draft(bo, id, law);
        submit(bo, id).statusCode(409).body("code", is("term-full"), "title", is("名额已满"));
        assertEquals("DRAFT", state(bo, id));
        ledger.check(campus.term); // no ticket was used up
    }

    @Test
    void submissions_are_taken_from_the_opening_up_to_the_close() {
        var campus = Campus.open(5);
        var law = campus.offering("BACHELOR");
        var id = UUID.randomUUID();
        campus.draft(an, id, law);
        clock.shift(Duration.ofDays(-2));
        submit(an, id).statusCode(409).body("code", is("term-not-open"));
        clock.shift(Duration.ofDays(29));
        submit(an, id).statusCode(409).body("code", is("term-closed"));
        campus.draft(bo, UUID.randomUUID(), law).statusCode(409).body("code", is("term-closed"));
        campus.draft(an, id, law).statusCode(200);
        clock.shift(Duration.ofDays(27));
        submit(an, id).statusCode(200);
    }

    @Test
    void promotion_goes_on_after_the_close_and_ends_at_its_own() {
        var campus = Campus.open(2);
        var law = campus.offering("BACHELOR");
        var first = campus.apply(an, law);
        var second = campus.apply(bo, law);
        var third = campus.apply(cai, law);
        var fourth = campus.apply(dan, law);
        clock.shift(Duration.ofDays(30));
        withdraw(an, first);
        assertEquals("SUBMITTED", state(cai, third));
        clock.shift(Duration.ofDays(36));
        withdraw(bo, second);
        assertEquals("WAITLISTED", state(dan, fourth));
        campus.pool(campus.termPool, "TERM", 5, Map.of()).statusCode(200);
        assertEquals("WAITLISTED", state(dan, fourth));
        campus.term(Map.of("promotionCloses", NOW.plus(Duration.ofDays(40)))).statusCode(200);
        assertEquals("SUBMITTED", state(dan, fourth), "promotion was opened again");
        ledger.check(campus.term);
    }

    @Test
    void the_moment_the_last_seat_was_first_taken_stays() {
        var campus = Campus.open(1);
        var law = campus.offering("BACHELOR");
        var first = campus.apply(an, law);
        String filled = as(an).get("/v1/terms/{id}", campus.term).then().extract().path("firstFilledAt");
        withdraw(an, first);
        clock.shift(Duration.ofDays(3));
        campus.apply(bo, law);
        as(an).get("/v1/terms/{id}", campus.term).then().body("firstFilledAt", equalTo(filled), "daysToFill", is(2));
    }

    @Test
    void a_member_has_one_live_application_per_term() {
        var campus = Campus.open(5);
        var law = campus.offering("BACHELOR");
        var id = campus.apply(an, law);
        campus.draft(an, UUID.randomUUID(), law).statusCode(409).body("code", is("one-application-per-term"), "detail",
                containsString("每人每期"));
        withdraw(an, id);
        campus.draft(an, UUID.randomUUID(), law).statusCode(201);
    }

    @Test
    void only_union_members_apply_and_nobody_sees_another_ones_application() {
        var campus = Campus.open(5);
        var law = campus.offering("BACHELOR");
        var id = campus.apply(an, law);
        campus.draft(Tokens.person("guest", "member").sign(), UUID.randomUUID(), law).statusCode(403).body("code",
                is("union-members-only"));
        campus.draft(ADMIN, UUID.randomUUID(), law).statusCode(403).body("code", is("missing-role"));
        as(bo).get("/v1/applications/{id}", id).then().statusCode(404);
        submit(bo, id).statusCode(404);
        withdraw(bo, id).statusCode(404);
        as(bo).get("/v1/applications/{id}/waitlist-position", id).then().statusCode(404);
        campus.draft(bo, id, law).statusCode(409).body("code", is("id-in-use"));
    }

    @Test
    void a_draft_says_what_is_wrong_with_it() {
        var campus = Campus.open(5);
        var law = campus.offering("BACHELOR");
        campus.draft(an, UUID.randomUUID(), law, law).statusCode(400).body("errors[0].pointer", is("/choices/1"),
                "errors[0].code", is("chosen-twice"));
        campus.draft(an, UUID.randomUUID(), Campus.open().offering("BACHELOR")).statusCode(400).body("errors[0].code",
                is("unknown-offering"));
        campus.draft(an, UUID.randomUUID()).statusCode(400).body("errors[0].pointer", is("/choices"));
        as(an).body(Map.of("term", campus.term, "choices", List.of(law), "consent", false))
                .put("/v1/applications/{id}", UUID.randomUUID()).then().statusCode(400)
                .body("errors[0].pointer", is("/consent"));
        as(an).body(Map.of("term", UUID.randomUUID(), "choices", List.of(law), "consent", true))
                .put("/v1/applications/{id}", UUID.randomUUID()).then().statusCode(400)
                .body("errors[0].code", is("unknown-term"));
        as(an).put("/v1/applications/{id}", UUID.randomUUID()).then().statusCode(400);
        as(an).put("/v1/applications/{id}/withdrawal", campus.apply(an, law)).then().statusCode(400);
    }

    @Test
    void a_newcomers_first_cursor_serves_the_first_application() {
        var newcomer = member("newcomer");
        String cursor = as(newcomer).get("/v1/me/applications").then().statusCode(200).body("items", hasSize(0)).extract()
                .path("changedSince");
        var campus = Campus.open(1);
        var id = campus.apply(newcomer, campus.offering("BACHELOR"));
        as(newcomer).queryParam("changedSince", cursor).get("/v1/me/applications").then().statusCode(200).body("items.id",
                is(List.of(id.toString())));
    }

    @Test
    void the_log_of_states_has_a_row_per_state_and_none_per_edit() {
        var campus = Campus.open(1);
        var law = campus.offering("BACHELOR");
        var id = UUID.randomUUID();
        campus.draft(an, id, law).statusCode(201);
        for (String motto : List.of("活到老", "学到老")) {
            as(an).header("If-Match", "*").body(Map.of("term", campus.term, "choices", List.of(law), "motto", motto, "consent",
                    true)).put("/v1/applications/{id}", id).then().statusCode(200);
        }
        submit(an, id).statusCode(200);
        assertEquals(2, ledger.count("select count(*) from application_event where term_id = :term", campus.term));
    }

    @Test
    void my_list_tells_a_phone_what_has_changed() {
        var eva = member("eva");
        as(eva).get("/v1/me/applications").then().statusCode(200).body("items", hasSize(0));
        var campus = Campus.open(1);
        var law = campus.offering("BACHELOR");
        var first = campus.apply(an, law);
        var id = campus.apply(eva, law);
        String cursor = as(eva).get("/v1/me/applications").then().body("items.id", is(List.of(id.toString())), "items[0].state",
                is("WAITLISTED")).extract().path("changedSince");
        as(eva).queryParam("changedSince", cursor).get("/v1/me/applications").then().body("items", hasSize(0), "more",
                is(false));
        withdraw(an, first);
        cursor = as(eva).queryParam("changedSince", cursor).get("/v1/me/applications").then()
                .body("items[0].state", is("SUBMITTED")).extract().path("changedSince");
        withdraw(eva, id);
        as(eva).queryParam("changedSince", cursor).get("/v1/me/applications").then().body("items[0].state", is("WITHDRAWN"));
        as(eva).queryParam("changedSince", "x").get("/v1/me/applications").then().statusCode(400).body("code",
                is("bad-cursor"));
    }
}
