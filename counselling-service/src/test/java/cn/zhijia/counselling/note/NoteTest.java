package cn.zhijia.counselling.note;

import static cn.zhijia.counselling.World.ADMIN;
import static cn.zhijia.counselling.World.MONDAY;
import static cn.zhijia.counselling.World.ORGANIZER;
import static cn.zhijia.counselling.World.as;
import static cn.zhijia.counselling.World.booked;
import static cn.zhijia.counselling.World.counsel;
import static cn.zhijia.counselling.World.count;
import static cn.zhijia.counselling.World.itIs;
import static cn.zhijia.counselling.World.member;
import static cn.zhijia.counselling.World.put;
import static cn.zhijia.counselling.World.someone;
import static cn.zhijia.counselling.World.together;
import static cn.zhijia.counselling.note.Notes.dutyOfficer;
import static cn.zhijia.counselling.note.Notes.edit;
import static cn.zhijia.counselling.note.Notes.path;
import static cn.zhijia.counselling.note.Notes.session;
import static cn.zhijia.counselling.note.Notes.sign;
import static cn.zhijia.counselling.note.Notes.supervisor;
import static cn.zhijia.counselling.note.Notes.write;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.counselling.World.Counsel;
import cn.zhijia.counselling.vault.Vault;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.testing.TestDatabase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class NoteTest {

    private static final String NINE = "2026-03-03T01:00:00Z", TEN = "2026-03-03T02:00:00Z";
    private static final String WORDS = "倒班后睡不好，约定记录一周的作息。";

    @Inject
    DatabaseClock clock;

    @Inject
    Vault vault;

    private Counsel lin;
    private String name;
    private UUID id;

    @BeforeEach
    void a_session_that_has_begun() {
        itIs(clock, MONDAY);
        lin = counsel();
        name = someone();
        id = session(clock, lin, name, NINE);
    }

    @AfterEach
    void real_time() {
        clock.shift(Duration.ZERO);
    }

    @Test
    void a_draft_is_edited_signed_and_then_only_amended() {
        String first = write(lin, id, 1, "初稿").then().statusCode(201)
                .body("state", is("DRAFT"), "text", is("初稿"), "version", is(1)).extract().header("ETag");
        write(lin, id, 1, "初稿").then().statusCode(200).header("ETag", is(first));
        String second = edit(lin, id, 1, WORDS, first).then().statusCode(200).extract().header("ETag");
        edit(lin, id, 1, "别的", first).then().statusCode(412);
        write(lin, id, 2, "补充").then().statusCode(409).body("code", is("earlier-note-not-signed"));
        String signature = path(id, 1) + "/signature";
        as(lin.token()).put(signature).then().statusCode(428);
        as(lin.token()).header("If-Match", first).put(signature).then().statusCode(412);
        as(lin.token()).header("If-Match", second).put(signature).then().statusCode(200).body("state", is("SIGNED"), "text",
                nullValue());
        as(lin.token()).put(signature).then().statusCode(200).body("state", is("SIGNED"));
        edit(lin, id, 1, "改写", second).then().statusCode(409).body("code", is("note-signed"));
        write(lin, id, 1, WORDS).then().statusCode(200).body("state", is("SIGNED"));
        write(lin, id, 3, "补充").then().statusCode(409).body("code", is("earlier-note-not-signed"));
        write(lin, id, 2, "补充").then().statusCode(201);
        as(lin.token()).get(path(id, 1)).then().statusCode(200).header("Cache-Control", containsString("no-store"))
                .body("text", is(WORDS), "state", is("SIGNED"));
        as(lin.token()).get("/v1/appointments/" + id + "/notes").then().statusCode(200).body("items.version", contains(1, 2),
                "items.state", contains("SIGNED", "DRAFT"), "items.text", contains(nullValue(), nullValue()));
    }

    @Test
    void a_late_repeat_of_an_earlier_draft_undoes_no_later_one() {
        String first = write(lin, id, 1, "初稿").header("ETag");
        String second = edit(lin, id, 1, "二稿", first).header("ETag");
        edit(lin, id, 1, WORDS, second).then().statusCode(200);
        write(lin, id, 1, "初稿").then().statusCode(428);
        edit(lin, id, 1, "二稿", first).then().statusCode(412);
        as(lin.token()).get(path(id, 1)).then().body("text", is(WORDS));
    }

    @Test
    void nothing_is_written_before_somebody_has_come_but_also_when_nobody_did() {
        itIs(clock, MONDAY);
        var later = booked(member(someone()), lin, TEN, "VIDEO");
        write(lin, later, 1, WORDS).then().statusCode(409).body("code", is("no-session-yet"));
        itIs(clock, java.time.Instant.parse(TEN).plusSeconds(1_200));
        put(lin.token(), "/v1/appointments/" + later + "/no-show", Map.of("side", "MEMBER")).then().statusCode(200);
        write(lin, later, 1, "未到，电话未接。").then().statusCode(201);
    }

    @Test
    void a_note_does_not_exist_for_anybody_but_its_author() {
        write(lin, id, 1, WORDS).then().statusCode(201);
        var other = counsel();
        for (String stranger : List.of(other.token(), supervisor(someone()), dutyOfficer(someone()))) {
            as(stranger).get(path(id, 1)).then().statusCode(404).body(not(containsString("睡不好")));
        }
        for (String nobody : List.of(member(name), ADMIN, ORGANIZER)) {
            as(nobody).get(path(id, 1)).then().statusCode(403);
            as(nobody).get("/v1/appointments/" + id + "/notes").then().statusCode(403);
            put(nobody, path(id, 2), Map.of("text", "x")).then().statusCode(403);
        }
        as(other.token()).get("/v1/appointments/" + id + "/notes").then().statusCode(404);
        write(other, id, 1, WORDS).then().statusCode(404);
        write(other, id, 2, WORDS).then().statusCode(404);
        as(other.token()).header("If-Match", "*").put(path(id, 1) + "/signature").then().statusCode(404);
        as(lin.token()).get(path(id, 2)).then().statusCode(404);
        as(lin.token()).get(path(id, 51)).then().statusCode(400);
        write(lin, id, 1, " ").then().statusCode(400);
    }

    @Test
    void the_database_holds_no_word_of_it_and_keeps_what_is_signed() {
        Notes.signed(lin, id, WORDS);
        assertEquals("0", row("cast(position(convert_to('睡不好', 'UTF8') in text) as text)"));
        assertFalse(row("cast(to_jsonb(n) as text)").contains("睡不好"));
        for (String change : List.of("update note set written_at = now()", "delete from note",
                "update note set signed_at = null")) {
            assertThrows(RuntimeException.class, () -> sql(change + " where appointment_id = '" + id + "'"), change);
        }
        as(lin.token()).get(path(id, 1)).then().body("text", is(WORDS));
    }

    @Test
    void a_ciphertext_copied_to_another_note_or_edition_does_not_open() {
        write(lin, id, 1, WORDS).then().statusCode(201);
        var other = session(clock, lin, name, TEN); // of the same member
        write(lin, other, 1, "别的").then().statusCode(201);
        sql("update note set text = (select text from note where appointment_id = '" + id + "') where appointment_id = '"
                + other
                + "'");
        as(lin.token()).get(path(other, 1)).then().statusCode(500).body("code", is("internal-error")).body(
                not(containsString("睡不好")));
        sql("update note set edition = 2 where appointment_id = '" + id + "'");
        as(lin.token()).get(path(id, 1)).then().statusCode(500);
        sql("update note set edition = 1 where appointment_id = '" + id + "'");
        as(lin.token()).get(path(id, 1)).then().statusCode(200).body("text", is(WORDS));
    }

    @Test
    void a_supervisor_reads_what_was_released_for_thirty_days_under_a_pseudonym() {
        String ann = someone();
        String release = path(id, 1) + "/releases/" + UUID.randomUUID();
        write(lin, id, 1, WORDS).then().statusCode(201);
        put(lin.token(), release, Map.of("supervisor", "T-" + ann)).then().statusCode(409).body("code", is("note-not-signed"));
        sign(lin, id, 1).then().statusCode(200);
        put(lin.token(), release, Map.of("supervisor", "T-" + ann)).then().statusCode(201).body("endedAt", nullValue());
        put(lin.token(), release, Map.of("supervisor", "T-" + ann)).then().statusCode(200);
        put(lin.token(), release, Map.of("supervisor", "T-" + someone())).then().statusCode(409).body("code", is("id-in-use"));
        put(lin.token(), path(id, 1) + "/releases/" + UUID.randomUUID(), Map.of("supervisor", "T-" + someone())).then()
                .statusCode(409).body("code", is("released-already"));
        String pseudonym = as(supervisor(ann)).get(path(id, 1)).then().statusCode(200).body("text", is(WORDS))
                .body(not(containsString(name))).extract().path("pseudonym");
        as(supervisor(someone())).get(path(id, 1)).then().statusCode(404);
        as(dutyOfficer(ann)).get(path(id, 1)).then().statusCode(404); // not in that role
        as(supervisor(ann)).get("/v1/appointments/" + id).then().statusCode(404);
        write(lin, id, 2, "补充").then().statusCode(201);
        as(supervisor(ann)).get(path(id, 2)).then().statusCode(404);
        itIs(clock, java.time.Instant.parse(NINE).plus(Duration.ofDays(30)));
        as(supervisor(ann)).get(path(id, 1)).then().statusCode(404);
        put(lin.token(), release, Map.of("supervisor", "T-" + ann)).then().statusCode(200).body("endedAt", not(nullValue()));
        as(supervisor(ann)).get(path(id, 1)).then().statusCode(404); // the late repeat opened nothing
        String bob = someone();
        put(lin.token(), path(id, 1) + "/releases/" + UUID.randomUUID(), Map.of("supervisor", "T-" + bob)).then()
                .statusCode(201);
        String other = as(supervisor(bob)).get(path(id, 1)).then().statusCode(200).extract().path("pseudonym");
        assertFalse(other.equals(pseudonym), "two supervisors could compare");
    }

    @Test
    void what_was_taken_back_is_closed_at_once_and_a_late_repeat_opens_nothing() {
        String ann = someone();
        Notes.signed(lin, id, WORDS);
        String release = path(id, 1) + "/releases/" + UUID.randomUUID();
        var body = Map.of("supervisor", "T-" + ann);
        put(lin.token(), release, body).then().statusCode(201);
        as(counsel().token()).delete(release).then().statusCode(404);
        as(lin.token()).delete(release).then().statusCode(204);
        as(lin.token()).delete(release).then().statusCode(204);
        as(supervisor(ann)).get(path(id, 1)).then().statusCode(404);
        put(lin.token(), release, body).then().statusCode(200).body("endedAt", not(nullValue()));
        as(supervisor(ann)).get(path(id, 1)).then().statusCode(404);
        put(lin.token(), path(id, 1) + "/releases/" + UUID.randomUUID(), Map.of("supervisor", "T-" + lin.name())).then()
                .statusCode(400).body("errors[0].code", is("not-a-third-person"));
    }

    @Test
    void what_cannot_be_written_down_cannot_be_read_or_written() {
        write(lin, id, 1, WORDS).then().statusCode(201);
        sql("alter table audit add constraint no_more check (seq < 0) not valid");
        try {
            as(lin.token()).get(path(id, 1)).then().statusCode(500).body(not(containsString("睡不好")));
            as(lin.token()).get("/v1/appointments/" + id + "/notes").then().statusCode(500);
            as(lin.token()).header("If-Match", "*").body(Map.of("text", "改写")).put(path(id, 1)).then().statusCode(500);
            as(lin.token()).header("If-Match", "*").put(path(id, 1) + "/signature").then().statusCode(500);
        } finally {
            sql("alter table audit drop constraint no_more");
        }
        as(lin.token()).get(path(id, 1)).then().statusCode(200).body("text", is(WORDS), "state", is("DRAFT"));
    }

    @Test
    void a_destroyed_key_takes_every_note_with_it() {
        Notes.signed(lin, id, WORDS);
        QuarkusTransaction.requiringNew().run(() -> vault.erase(UUID.fromString(row("cast(person_id as text)"))));
        as(lin.token()).get(path(id, 1)).then().statusCode(410).body("code", is("erased"));
        write(lin, id, 2, "补充").then().statusCode(410);
    }

    @Test
    void the_member_sees_who_wrote_and_read() {
        write(lin, id, 1, WORDS).then().statusCode(201);
        as(lin.token()).get(path(id, 1)).then().statusCode(200);
        as(member(name)).get("/v1/me/access-log").then().statusCode(200).body("items.act",
                contains("NOTE_READ", "NOTE_WRITTEN"),
                "items.who", contains(lin.name(), lin.name()), "items.self", contains(false, false), "items.roles",
                contains(List.of("counsellor"), List.of("counsellor")), "items.seq", contains(2, 1));
        var page = as(member(name)).queryParam("limit", 1).get("/v1/me/access-log").then().body("items", hasSize(1)).extract();
        as(member(name)).queryParam("limit", 1).queryParam("cursor", page.<String> path("next")).get("/v1/me/access-log").then()
                .statusCode(200).body("items.act", contains("NOTE_WRITTEN"), "next", nullValue());
        as(member(someone())).get("/v1/me/access-log").then().statusCode(200).body("items", hasSize(0));
        as(ADMIN).get("/v1/me/access-log").then().statusCode(403);
    }

    @Test
    void the_audit_names_the_request_as_the_log_does() {
        write(lin, id, 1, WORDS).then().statusCode(201);
        String trace = UUID.randomUUID().toString().replace("-", "");
        as(lin.token()).header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01").get(path(id, 1)).then().statusCode(200);
        assertEquals(1, QuarkusTransaction.requiringNew().call(() -> Note.getEntityManager()
                .createNativeQuery("select act from audit where trace = :trace and act = 'NOTE_READ'")
                .setParameter("trace", trace).getResultList().size()));
    }

    @Test
    void sixteen_who_read_at_once_are_all_written_down_in_whole_chains() throws Exception {
        write(lin, id, 1, WORDS).then().statusCode(201);
        String second = someone();
        var other = session(clock, lin, second, TEN);
        write(lin, other, 1, WORDS).then().statusCode(201);
        List<Callable<Response>> reading = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            var which = i % 2 == 0 ? id : other;
            reading.add(() -> as(lin.token()).get(path(which, 1)));
        }
        assertEquals(16, count(together(reading), 200));
        for (String member : List.of(name, second)) {
            as(member(member)).queryParam("limit", 100).get("/v1/me/access-log").then().body(
                    "items.findAll { it.act == 'NOTE_READ' }", hasSize(8));
        }
        as(ADMIN).get("/v1/audit/verification").then().statusCode(200).body("badRow", nullValue());
    }

    @Test
    void one_draft_comes_of_eight_equal_first_calls_and_one_edit_of_eight_different_ones() throws Exception {
        List<Callable<Response>> writing = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            writing.add(() -> write(lin, id, 1, WORDS));
        }
        var written = together(writing);
        assertEquals(1, count(written, 201));
        assertEquals(7, count(written, 200));
        String etag = written.get(0).header("ETag");
        List<Callable<Response>> editing = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String text = "第" + i + "稿";
            editing.add(() -> edit(lin, id, 1, text, etag));
        }
        var edited = together(editing);
        assertEquals(1, count(edited, 200));
        assertEquals(7, count(edited, 412));
    }

    @Test
    void who_signs_and_who_edits_at_the_same_moment_do_not_both_succeed() throws Exception {
        var sessions = new ArrayList<UUID>(List.of(id));
        for (String start : List.of(TEN, "2026-03-03T03:00:00Z", "2026-03-04T01:00:00Z")) {
            sessions.add(session(clock, lin, someone(), start));
        }
        for (UUID session : sessions) {
            String etag = write(lin, session, 1, WORDS).header("ETag");
            var answers = together(List.of(() -> edit(lin, session, 1, "改写", etag),
                    () -> as(lin.token()).header("If-Match", etag).put(path(session, 1) + "/signature")));
            assertEquals(1, count(answers, 200), answers.stream().map(Response::statusCode).toList().toString());
            assertEquals(1, count(answers, 409) + count(answers, 412));
        }
    }

    private String row(String expression) {
        return QuarkusTransaction.requiringNew().call(() -> (String) Note.getEntityManager()
                .createNativeQuery("select " + expression + " from note n where appointment_id = :id and version = 1")
                .setParameter("id", id).getSingleResult());
    }

    private static void sql(String sql) {
        QuarkusTransaction.requiringNew().run(() -> Note.getEntityManager().createNativeQuery(sql).executeUpdate());
    }
}
