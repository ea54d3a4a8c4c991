package cn.zhijia.counselling.access;

import static cn.zhijia.counselling.World.ADMIN;
import static cn.zhijia.counselling.World.MONDAY;
import static cn.zhijia.counselling.World.ORGANIZER;
import static cn.zhijia.counselling.World.as;
import static cn.zhijia.counselling.World.counsel;
import static cn.zhijia.counselling.World.count;
import static cn.zhijia.counselling.World.itIs;
import static cn.zhijia.counselling.World.member;
import static cn.zhijia.counselling.World.put;
import static cn.zhijia.counselling.World.someone;
import static cn.zhijia.counselling.World.together;
import static cn.zhijia.counselling.note.Notes.dutyOfficer;
import static cn.zhijia.counselling.note.Notes.path;
import static cn.zhijia.counselling.note.Notes.session;
import static cn.zhijia.counselling.note.Notes.signed;
import static cn.zhijia.counselling.note.Notes.supervisor;
import static cn.zhijia.counselling.note.Notes.write;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.counselling.World.Counsel;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.data.Person;
import cn.zhijia.kit.testing.TestDatabase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class BreakGlassTest {

    private static final String NINE = "2026-03-03T01:00:00Z", TEN = "2026-03-03T02:00:00Z";
    private static final String WORDS = "提到过去的危险念头，已约定安全计划。", WHY = "来电后失联，需要上次约定的安全计划。";

    @Inject
    DatabaseClock clock;

    @Inject
    Cases cases;

    private Counsel lin;
    private String name;
    private UUID appointment;
    private final String officer = someone();
    private final String duty = dutyOfficer(officer);
    private final UUID id = UUID.randomUUID();
    private final String access = "/v1/audit/break-glass/" + id;

    @BeforeEach
    void a_member_about_whom_something_is_written() {
        itIs(clock, MONDAY);
        lin = counsel();
        name = someone();
        appointment = session(clock, lin, name, NINE);
        signed(lin, appointment, WORDS);
    }

    @AfterEach
    void real_time() {
        clock.shift(Duration.ZERO);
    }

    @Test
    void without_a_case_a_written_reason_opens_one_members_notes_for_thirty_minutes() {
        var bystander = session(clock, lin, someone(), TEN);
        signed(lin, bystander, "别人的记录");
        as(duty).get(path(appointment, 1)).then().statusCode(404);
        put(duty, access, body()).then().statusCode(201).body("memberNo", is("T-" + name), "caseId", nullValue(), "open",
                is(true), "reason", is(WHY), "overdue", is(false));
        as(duty).get(access + "/notes").then().statusCode(200).body("items.appointment", contains(appointment.toString()),
                "items.text", contains(nullValue()));
        as(duty).get(path(appointment, 1)).then().statusCode(200).body("text", is(WORDS));
        as(duty).get(path(bystander, 1)).then().statusCode(404);
        as(dutyOfficer(someone())).get(path(appointment, 1)).then().statusCode(404);
        as(dutyOfficer(someone())).get(access + "/notes").then().statusCode(404);
        var opened = Instant.parse(as(duty).get(access).then().extract().path("openedAt"));
        itIs(clock, opened.plus(Duration.ofMinutes(29)));
        as(duty).get(path(appointment, 1)).then().statusCode(200);
        itIs(clock, opened.plus(Duration.ofMinutes(30)).plusSeconds(1));
        as(duty).get(path(appointment, 1)).then().statusCode(404);
        as(duty).get(access + "/notes").then().statusCode(404);
        put(duty, access, body()).then().statusCode(200).body("open", is(false)); // a late repeat opens nothing
        as(duty).get(path(appointment, 1)).then().statusCode(404);
    }

    @Test
    void a_case_is_named_only_when_it_is_open_and_this_members() {
        var crisis = UUID.randomUUID();
        var body = body();
        body.put("caseId", crisis);
        put(duty, access, body).then().statusCode(400).body("errors[0].code", is("no-open-case"));
        cases.open(crisis, person(lin.name()));
        put(duty, access, body).then().statusCode(400);
        as(duty).get(path(appointment, 1)).then().statusCode(404);
        cases.open(crisis, person(name));
        put(duty, access, body).then().statusCode(201).body("caseId", is(crisis.toString()));
        put(duty, access, body).then().statusCode(200);
        put(duty, access, body()).then().statusCode(409).body("code", is("id-in-use"));
        as(duty).get(path(appointment, 1)).then().statusCode(200);
    }

    @Test
    void nobody_else_can_open_anything() {
        var organizer = body();
        for (String nobody : List.of(ORGANIZER, member(someone()), ADMIN, lin.token())) {
            put(nobody, access, organizer).then().statusCode(403);
            as(nobody).get(access).then().statusCode(403);
            as(nobody).get(access + "/notes").then().statusCode(403);
        }
        as(ORGANIZER).get(path(appointment, 1)).then().statusCode(403);
        var unknown = body();
        unknown.put("memberNo", "T-" + someone());
        put(duty, access, unknown).then().statusCode(404);
        put(dutyOfficer(name), access, body()).then().statusCode(400).body("errors[0].code", is("not-oneself"));
        var short9 = body();
        short9.put("reason", "有急事有急事有急事"); // nine characters say nothing
        put(duty, access, short9).then().statusCode(400);
        put(duty, access, body()).then().statusCode(201);
        put(dutyOfficer(someone()), access, body()).then().statusCode(409).body("code", is("id-in-use"));
    }

    @Test
    void the_member_is_told_and_sees_who_read_what_and_why() {
        String me = member(name);
        String since = as(me).get("/v1/me/notices/counselling").then().statusCode(200).body("items", hasSize(0)).extract()
                .path("changedSince");
        put(duty, access, body()).then().statusCode(201);
        put(duty, access, body()).then().statusCode(200);
        as(duty).get(path(appointment, 1)).then().statusCode(200);
        as(me).queryParam("changedSince", since).get("/v1/me/notices/counselling").then().statusCode(200)
                .body("items.fact", contains("BREAK_GLASS_OPENED"), "items.thing", contains(id.toString()))
                .body(not(containsString("心理"))).body(not(containsString("咨询")));
        as(me).get("/v1/me/access-log").then().statusCode(200)
                .body("items[0].act", is("NOTE_READ"), "items[0].who", is(officer), "items[0].roles", contains("duty-officer"))
                .body("items[1].act", is("BREAK_GLASS_OPENED"), "items[1].reason", is(WHY), "items[1].who", is(officer),
                        "items[1].thing", is(id.toString()));
        as(member(someone())).get("/v1/me/notices/counselling").then().body("items", hasSize(0));
    }

    @Test
    void a_second_supervisor_reviews_it_within_a_day_under_a_pseudonym() {
        String ann = supervisor(someone());
        String bob = supervisor(someone());
        put(ann, access, body()).then().statusCode(201);
        as(bob).queryParam("limit", 100).get("/v1/audit/break-glass").then().statusCode(200).body("items.id",
                hasItem(id.toString()));
        as(ann).queryParam("limit", 100).get("/v1/audit/break-glass").then().body("items.id", not(hasItem(id.toString())));
        as(bob).get(access).then().statusCode(200).body("reason", is(WHY), "pseudonym", notNullValue(), "memberNo", nullValue())
                .body(not(containsString(name)));
        var verdict = Map.of("verdict", "JUSTIFIED", "remark", "范围适当");
        put(ann, access + "/review", verdict).then().statusCode(403).body("code", is("second-supervisor-needed"));
        put(duty, access + "/review", verdict).then().statusCode(403);
        put(supervisor(name), access + "/review", verdict).then().statusCode(404);
        itIs(clock, Instant.parse(NINE).plus(Duration.ofHours(25)));
        as(bob).get(access).then().body("overdue", is(true));
        put(bob, access + "/review", verdict).then().statusCode(200).body("verdict", is("JUSTIFIED"), "overdue", is(false));
        put(bob, access + "/review", verdict).then().statusCode(200);
        put(bob, access + "/review", Map.of("verdict", "NOT_JUSTIFIED", "remark", "改主意")).then().statusCode(409).body("code",
                is("reviewed-already"));
        put(supervisor(someone()), access + "/review", verdict).then().statusCode(409);
        as(bob).queryParam("limit", 100).get("/v1/audit/break-glass").then().body("items.id", not(hasItem(id.toString())));
        as(member(name)).get("/v1/me/notices/counselling").then().body("items.fact",
                contains("BREAK_GLASS_OPENED", "BREAK_GLASS_REVIEWED"));
    }

    @Test
    void what_was_not_justified_is_closed_at_once() {
        put(duty, access, body()).then().statusCode(201);
        as(duty).get(path(appointment, 1)).then().statusCode(200);
        put(supervisor(someone()), access + "/review", Map.of("verdict", "NOT_JUSTIFIED", "remark", "没有必要")).then()
                .statusCode(200).body("open", is(false));
        as(duty).get(path(appointment, 1)).then().statusCode(404);
        as(duty).get(access + "/notes").then().statusCode(404);
    }

    @Test
    void of_eight_reviews_at_once_one_stands() throws Exception {
        put(duty, access, body()).then().statusCode(201);
        List<Callable<Response>> reviews = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String who = supervisor(someone());
            reviews.add(() -> put(who, access + "/review", Map.of("verdict", "JUSTIFIED", "remark", "看过")));
        }
        var answers = together(reviews);
        assertEquals(1, count(answers, 200));
        assertEquals(7, count(answers, 409));
    }

    @Test
    void the_list_of_what_is_to_be_reviewed_is_read_page_by_page() {
        put(duty, access, body()).then().statusCode(201);
        put(duty, "/v1/audit/break-glass/" + UUID.randomUUID(), body()).then().statusCode(201);
        String bob = supervisor(someone());
        var seen = new ArrayList<String>();
        String cursor = null;
        do {
            var page = (cursor == null ? as(bob) : as(bob).queryParam("cursor", cursor)).queryParam("limit", 1)
                    .get("/v1/audit/break-glass").then().statusCode(200).extract().jsonPath();
            seen.addAll(page.getList("items.id", String.class));
            assertEquals(null, page.getString("items[0].reason"));
            cursor = page.getString("next");
        } while (cursor != null);
        assertEquals(seen.size(), Set.copyOf(seen).size());
        assertEquals(1, seen.stream().filter(id.toString()::equals).count());
    }

    @Test
    void the_database_holds_no_word_of_the_reason_and_no_review_by_who_opened_it() {
        put(duty, access, body()).then().statusCode(201);
        assertEquals(0, QuarkusTransaction.requiringNew().call(() -> (Integer) BreakGlass.getEntityManager()
                .createNativeQuery("""
                        select position(convert_to('失联', 'UTF8') in reason)
                            + position('失联' in cast(to_jsonb(b) as text)) from break_glass b where id = :id""")
                .setParameter("id", id).getSingleResult()));
        assertThrows(RuntimeException.class, () -> QuarkusTransaction.requiringNew().run(() -> BreakGlass.getEntityManager()
                .createNativeQuery(
                        "update break_glass set reviewed_by_id = opened_by_id, reviewed_at = now(), verdict = 'JUSTIFIED' where id = :id")
                .setParameter("id", id).executeUpdate()));
    }

    @Test
    void a_draft_can_be_read_too_when_it_matters() {
        write(lin, appointment, 2, "刚才的补充").then().statusCode(201);
        put(duty, access, body()).then().statusCode(201);
        as(duty).get(path(appointment, 2)).then().statusCode(200).body("state", is("DRAFT"));
        var first = as(duty).queryParam("limit", 1).get(access + "/notes").then().body("items.version", contains(2)).extract();
        as(duty).queryParam("limit", 1).queryParam("cursor", first.<String> path("next")).get(access + "/notes").then()
                .statusCode(200).body("items.version", contains(1), "next", nullValue());
    }

    private Map<String, Object> body() {
        return new HashMap<>(Map.of("memberNo", "T-" + name, "reason", WHY));
    }

    private static UUID person(String name) {
        return QuarkusTransaction.requiringNew().call(() -> Person.numbered("T-" + name).id);
    }
}
