package cn.zhijia.counselling.erasure;

import static cn.zhijia.counselling.World.ADMIN;
import static cn.zhijia.counselling.World.MONDAY;
import static cn.zhijia.counselling.World.as;
import static cn.zhijia.counselling.World.booked;
import static cn.zhijia.counselling.World.counsel;
import static cn.zhijia.counselling.World.itIs;
import static cn.zhijia.counselling.World.member;
import static cn.zhijia.counselling.World.put;
import static cn.zhijia.counselling.World.slot;
import static cn.zhijia.counselling.World.someone;
import static cn.zhijia.counselling.instrument.response.Sheet.given;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.counselling.World.Counsel;
import cn.zhijia.counselling.access.Cases;
import cn.zhijia.counselling.erasure.ledger.Ledger;
import cn.zhijia.counselling.group.Circle;
import cn.zhijia.kit.DatabaseTrouble;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.data.Person;
import cn.zhijia.kit.testing.Locks;
import cn.zhijia.kit.testing.TestDatabase;
import cn.zhijia.kit.testing.Tokens;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ErasureTest {

    private static final String MINE = "/v1/me/erasure/counselling", NEXT_WEEK = "2026-03-10T01:00:00Z";
    private static final String PHONE = "13912345678", NICKNAME = "小梧桐";

    @Inject
    DatabaseClock clock;

    @Inject
    EntityManager database;

    @Inject
    AgroalDataSource source;

    @Inject
    Erasures erasures;

    @Inject
    Replay replay;

    @Inject
    Ledger ledger;

    @Inject
    Cases cases;

    @ConfigProperty(name = "zhijia.erasure.ledger")
    Path ledgerFile;

    private final String name = someone();
    private final String words = "临时照看住院的姐姐" + name;
    private final String me = member(name);
    private final UUID request = UUID.randomUUID();
    private Counsel lin;
    private UUID coming;
    private UUID answers;
    private UUID person;

    @BeforeEach
    void a_member_with_something_of_each() {
        itIs(clock, MONDAY);
        lin = counsel();
        var cancelled = booked(me, lin, "2026-03-09T01:00:00Z", "VIDEO");
        put(me, "/v1/appointments/" + cancelled + "/cancellation", Map.of("reason", "FAMILY", "text", words)).then()
                .statusCode(200);
        coming = booked(me, lin, NEXT_WEEK, "VIDEO");
        answers = given(me, "111111110");
        put(me, "/v1/responses/" + answers + "/sharing", Map.of("decision", UUID.randomUUID(), "shared", true, "counsellor",
                lin.id(), "until", "2026-12-31T00:00:00Z")).then().statusCode(200);
        put(me, "/v1/me/contact", Map.of("phone", PHONE, "nickname", NICKNAME, "station", lin.station())).then()
                .statusCode(201);
        String sha = as(me).get("/v1/me/consents/texts").then().extract().path("items[1].sha256");
        put(me, "/v1/me/consents/" + UUID.randomUUID(),
                Map.of("purpose", "SMS_REMINDERS", "recipient", "sms", "version", 1, "sha256", sha)).then().statusCode(201);
        person = QuarkusTransaction.requiringNew().call(() -> Person.numbered("T-" + name).id);
    }

    @AfterEach
    void real_time() {
        clock.shift(Duration.ZERO);
    }

    @Test
    void for_seventy_two_hours_it_can_be_taken_back_and_no_late_repeat_asks_again() {
        as(me).get(MINE).then().statusCode(404);
        ask(request).statusCode(201).body("state", is("REQUESTED"), "dueAt", startsWith("2026-03-05T00:0"));
        ask(request).statusCode(200);
        ask(UUID.randomUUID()).statusCode(200).body("request", is(request.toString()));
        as(me).delete(MINE + "?request=" + UUID.randomUUID()).then().statusCode(404);
        itIs(clock, MONDAY.plus(Duration.ofHours(71)));
        as(me).delete(MINE + "?request=" + request).then().statusCode(200).body("state", is("TAKEN_BACK"));
        ask(request).statusCode(200).body("state", is("TAKEN_BACK"));
        waitAndRun();
        as(me).get("/v1/responses/" + answers).then().statusCode(200).body("score", is(8));
        var second = UUID.randomUUID();
        ask(second).statusCode(201);
        as(me).delete(MINE + "?request=" + request).then().statusCode(200);
        as(me).get(MINE).then().body("request", is(second.toString()), "state", is("REQUESTED"));
        put(member(someone()), MINE, Map.of("request", second)).then().statusCode(409).body("code", is("id-in-use"));
        as(member(someone())).delete(MINE + "?request=" + second).then().statusCode(404);
    }

    @Test
    void after_it_nothing_says_who_it_was_and_the_audit_still_verifies() {
        ask(request).statusCode(201);
        erasures.run();
        as(me).get(MINE).then().body("state", is("REQUESTED"));
        assertEquals(2L, count("select count(*) from appointment where member_id = '" + person
                + "' and fingerprint is not null"), "what tells a repeat of a booking from another one");
        waitAndRun();
        assertErased();
        as(me).delete(MINE + "?request=" + request).then().statusCode(409).body("code", is("erasure-under-way"));
        as(me).get(MINE).then().statusCode(200).body("state", is("EXECUTED"), "executedAt", notNullValue());
        ask(request).statusCode(200).body("state", is("EXECUTED"));
        as(lin.token()).get("/v1/responses/" + answers).then().statusCode(404);
        as(lin.token()).get("/v1/appointments/" + coming).then().statusCode(200).body("status", is("CANCELLED_BY_MEMBER"),
                "memberNo", nullValue());
        assertEquals(Ledger.Mark.DONE, ledger.all().get(person));
        assertAuditVerifies();
    }

    @Test
    void whoever_comes_back_is_somebody_new() {
        ask(request).statusCode(201);
        waitAndRun();
        as(me).get("/v1/me/appointments").then().statusCode(200).body("items", empty());
        as(me).get("/v1/me/responses").then().statusCode(200).body("items", empty());
        as(me).get("/v1/me/access-log").then().statusCode(200).body("items", empty());
        as(me).get("/v1/me/contact").then().statusCode(404);
        as(me).get("/v1/appointments/" + coming).then().statusCode(404);
        var again = given(me, "000000000");
        as(me).get("/v1/responses/" + again).then().statusCode(200).body("score", is(0));
        var next = UUID.randomUUID();
        ask(next).statusCode(201);
        as(me).get(MINE).then().body("request", is(next.toString()));
        assertEquals(1L, count("select count(*) from person where id = '" + person + "' and erased_at is not null"));
    }

    @Test
    void an_open_case_restricts_it_and_its_end_lets_it_go_on() {
        var crisis = UUID.randomUUID();
        cases.open(crisis, person);
        ask(request).statusCode(201);
        waitAndRun();
        as(me).get(MINE).then().body("state", is("RESTRICTED"), "heldBy", is("OPEN_CASE"), "heldUntil", nullValue());
        as(me).get("/v1/me/notices/counselling").then().body("items.fact", hasItem("ERASURE_RESTRICTED"));
        as(lin.token()).get("/v1/appointments/" + coming).then().body("status", is("BOOKED"));
        as(lin.token()).get("/v1/appointments/" + coming + "/contact").then().statusCode(200).body("phone", is(PHONE));
        assertNull(ledger.all().get(person));
        cases.close(crisis);
        itIs(clock, MONDAY.plus(Duration.ofHours(72 + 2)));
        erasures.run();
        assertErased();
        as(me).get(MINE).then().body("state", is("EXECUTED"));
    }

    @Test
    void who_called_for_help_is_not_erased_while_somebody_looks_after_them() {
        put(me, "/v1/crisis-cases/" + UUID.randomUUID(), Map.of()).then().statusCode(201);
        put(me, MINE, Map.of("request", request)).then().statusCode(201);
        waitAndRun();
        as(me).get(MINE).then().statusCode(200).body("state", is("RESTRICTED")).body("heldBy", is("OPEN_CASE"));
    }

    @Test
    void records_of_sessions_are_kept_for_ten_years_and_used_for_nothing_else() {
        itIs(clock, Instant.parse(NEXT_WEEK));
        as(lin.token()).put("/v1/appointments/" + coming + "/check-in").then().statusCode(200);
        as(lin.token()).put("/v1/appointments/" + coming + "/completion").then().statusCode(200);
        put(lin.token(), "/v1/appointments/" + coming + "/notes/1", Map.of("text", words)).then().statusCode(201);
        var later = booked(me, lin, "2026-03-17T01:00:00Z", "VIDEO");
        ask(request).statusCode(201);
        itIs(clock, Instant.parse(NEXT_WEEK).plus(Duration.ofHours(73)));
        erasures.run();
        as(me).get(MINE).then().body("state", is("RESTRICTED"), "heldBy", is("RETENTION"), "heldUntil",
                is("2036-03-10T01:50:00Z"));
        as(lin.token()).get("/v1/responses/" + answers).then().statusCode(404);
        as(lin.token()).get("/v1/appointments/" + later).then().body("status", is("CANCELLED_BY_MEMBER"));
        as(me).get("/v1/me/contact").then().statusCode(404);
        as(me).get("/v1/me/consents").then().body("items.withdrawnAt", not(hasItem(nullValue())));
        as(lin.token()).get("/v1/appointments/" + coming + "/notes/1").then().statusCode(200).body("text", is(words));
        as(me).get("/v1/responses/" + answers).then().statusCode(200);
        itIs(clock, Instant.parse("2036-03-10T01:51:00Z"));
        erasures.run();
        assertErased();
        as(lin.token()).get("/v1/appointments/" + coming + "/notes/1").then().statusCode(410);
        assertAuditVerifies();
    }

    @Test
    void a_backup_that_is_brought_back_is_erased_again() {
        ask(request).statusCode(201);
        backup("person", "id");
        backup("data_key", "person_id");
        backup("contact", "person_id");
        waitAndRun();
        assertErased();
        sql("update person p set erased_at = null, sub = b.sub, member_no = b.member_no, name = b.name, union_id = b.union_id from backup_person b where p.id = b.id");
        sql("update data_key d set kek_id = b.kek_id, wrapped = b.wrapped, destroyed_at = null from backup_data_key b where d.person_id = b.person_id");
        sql("insert into contact select * from backup_contact");
        as(me).get("/v1/responses/" + answers).then().statusCode(200).body("score", is(8));
        as(me).get("/v1/me/contact").then().statusCode(200).body("phone", is(PHONE));
        replay.run();
        assertErased();
        as(me).get("/v1/responses/" + answers).then().statusCode(404);
        long audited = count("select count(*) from audit where act = 'ERASED'");
        replay.run();
        assertEquals(audited, count("select count(*) from audit where act = 'ERASED'"), "once is enough");
        assertAuditVerifies();
    }

    @Test
    void whoever_books_during_the_erasure_waits_for_it_and_writes_nothing_about_nobody() throws Exception {
        String taken = slot(lin, "2026-03-10T02:00:00Z", "VIDEO");
        try (var other = source.getConnection(); var sql = other.createStatement()) {
            other.setAutoCommit(false);
            sql.execute("select 1 from person where id = '" + person + "' for update");
            var late = CompletableFuture.supplyAsync(() -> put(me, "/v1/appointments/" + UUID.randomUUID(),
                    Map.of("slot", taken, "modality", "VIDEO")));
            Locks.awaitWaiting(source, 1);
            sql.execute(
                    "update person set sub = null, member_no = null, name = null, union_id = null, erased_at = now() where id = '"
                            + person + "'");
            other.commit();
            late.get(30, TimeUnit.SECONDS).then().statusCode(410).body("code", is("erased"));
        }
        assertEquals(2L, count("select count(*) from appointment where member_id = '" + person + "'"));
    }

    @Test
    void nobody_who_was_erased_is_tied_to_a_family_or_leads_a_group_again() {
        var circle = Circle.of(0, someone());
        var other = QuarkusTransaction.requiringNew().call(() -> Person.numbered("T-" + someone()).id);
        ask(request).statusCode(201);
        waitAndRun();
        String tie = "insert into family_tie (id, asked_at, worker_id, relative_id) values (gen_random_uuid(), now(), '%s', '%s')";
        for (var insert : List.of(tie.formatted(person, other), tie.formatted(other, person),
                "insert into group_leader (group_id, position, person_id, role, training) values ('" + circle.id() + "', 1, '"
                        + person + "', 'CO_LEADER', '-')")) {
            var refused = assertThrows(RuntimeException.class, () -> sql(insert));
            assertEquals("person_not_erased", DatabaseTrouble.constraint(refused), insert);
        }
        sql(tie.formatted(other, QuarkusTransaction.requiringNew().call(() -> Person.numbered("T-" + someone()).id)));
    }

    @Test
    void an_erasure_that_fails_half_way_did_not_happen_and_is_tried_again() {
        ask(request).statusCode(201);
        sql("alter table person add constraint no_more check (erased_at is null or id <> '" + person + "') not valid");
        waitAndRun();
        as(me).get(MINE).then().body("state", is("REQUESTED"));
        as(me).get("/v1/responses/" + answers).then().statusCode(200);
        assertNull(ledger.all().get(person));
        sql("alter table person drop constraint no_more");
        erasures.run();
        assertErased();
    }

    @Test
    void without_its_line_in_the_ledger_an_erasure_did_not_happen() throws IOException {
        var aside = ledgerFile.resolveSibling("aside");
        ask(request).statusCode(201);
        ledger.append(UUID.randomUUID(), Ledger.Mark.DONE);
        Files.move(ledgerFile, aside);
        Files.createDirectory(ledgerFile); // nothing can be written there
        try {
            waitAndRun();
            as(me).get(MINE).then().body("state", is("REQUESTED"));
            as(me).get("/v1/responses/" + answers).then().statusCode(200);
        } finally {
            Files.delete(ledgerFile);
            Files.move(aside, ledgerFile);
        }
        erasures.run();
        assertErased();
    }

    @Test
    void a_counsellor_leaves_office_first() {
        String both = Tokens.person(lin.name(), "counsellor").role("member").sign();
        put(both, MINE, Map.of("request", request)).then().statusCode(201);
        waitAndRun();
        as(both).get(MINE).then().body("state", is("RESTRICTED"), "heldBy", is("IN_OFFICE"), "heldUntil", nullValue());
        as(lin.token()).get("/v1/appointments/" + coming).then().statusCode(200);
        as(ADMIN).header("If-Match", "*").body(Map.of("lastDay", "2026-03-06"))
                .put("/v1/counsellors/" + lin.id() + "/departure")
                .then().statusCode(200).body("needsReschedule.appointment", hasItem(coming.toString()));
        itIs(clock, MONDAY.plus(Duration.ofHours(74)));
        erasures.run();
        as(both).get(MINE).then().body("state", is("RESTRICTED"), "heldUntil", is("2026-03-06T16:00:00Z"));
        itIs(clock, Instant.parse("2026-03-06T16:00:01Z"));
        erasures.run();
        as(both).get(MINE).then().body("state", is("EXECUTED"));
        as(me).get("/v1/appointments/" + coming).then().statusCode(200).body("status", is("NEEDS_RESCHEDULE"),
                "counsellorName", is("已离任"));
        as(me).get("/v1/counsellors/" + lin.id()).then().statusCode(200).body("name", is("已离任"), "qualifications", empty());
    }

    private ValidatableResponse ask(UUID id) {
        return put(me, MINE, Map.of("request", id)).then();
    }

    private void waitAndRun() {
        itIs(clock, MONDAY.plus(Duration.ofHours(72)).plusSeconds(60));
        erasures.run();
    }

    /** In no row of any table stands the name, the number, the telephone, or a word; and no key opens what is sealed. */
    private void assertErased() {
        assertEquals(1L, count("select count(*) from person where id = '" + person
                + "' and erased_at is not null and num_nonnulls(sub, member_no, name, union_id) = 0"));
        assertEquals(1L, count("select count(*) from data_key where person_id = '" + person + "' and wrapped is null"));
        @SuppressWarnings("unchecked")
        List<String> tables = database.createNativeQuery("""
                select cast(table_name as text) from information_schema.tables where table_schema = 'public'
                and table_type = 'BASE TABLE' and table_name not like 'backup%'""").getResultList();
        assertTrue(tables.size() > 20);
        for (var table : tables) {
            for (var secret : List.of(name, PHONE, NICKNAME, words)) {
                assertEquals(0L,
                        count("select count(*) from " + table + " t where strpos(cast(t as text), '" + secret + "') > 0"),
                        secret + " in " + table);
            }
        }
        assertEquals(0L, count("select count(*) from erasure_request where person_id = '" + person + "'"));
        assertEquals(0L, count("select count(*) from contact where person_id = '" + person + "'"));
        assertEquals(0L, count("select count(*) from appointment where member_id = '" + person
                + "' and (status = 'BOOKED' or num_nonnulls(reason_text, topic, fingerprint) > 0)"));
    }

    private static void assertAuditVerifies() {
        String cursor = null;
        do {
            var step = (cursor == null ? as(ADMIN) : as(ADMIN).queryParam("cursor", cursor)).get("/v1/audit/verification")
                    .then()
                    .statusCode(200).body("badRow", nullValue()).extract();
            cursor = step.path("next");
        } while (cursor != null);
    }

    private void backup(String table, String column) {
        sql("drop table if exists backup_" + table);
        sql("create table backup_" + table + " as select * from " + table + " where " + column + " = '" + person + "'");
    }

    private void sql(String sql) {
        QuarkusTransaction.requiringNew().run(() -> database.createNativeQuery(sql).executeUpdate());
    }

    private long count(String sql) {
        return (long) database.createNativeQuery(sql).getSingleResult();
    }
}
