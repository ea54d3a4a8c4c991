package cn.zhijia.counselling.erasure;

import static cn.zhijia.counselling.World.MONDAY;
import static cn.zhijia.counselling.World.as;
import static cn.zhijia.counselling.World.itIs;
import static cn.zhijia.counselling.World.member;
import static cn.zhijia.counselling.World.put;
import static cn.zhijia.counselling.World.someone;
import static cn.zhijia.counselling.erasure.ledger.Ledger.Mark.BEGUN;
import static cn.zhijia.counselling.erasure.ledger.Ledger.Mark.DONE;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.counselling.access.Cases;
import cn.zhijia.counselling.erasure.ledger.Ledger;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.data.Person;
import cn.zhijia.kit.testing.TestDatabase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Erasures that came to grief around their commit, and databases that were brought back. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class UncertainTest {

    private static final String MINE = "/v1/me/erasure/counselling";

    @Inject
    DatabaseClock clock;

    @Inject
    EntityManager database;

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
    private final String me = member(name);
    private final UUID crisis = UUID.randomUUID();
    private UUID person;

    @BeforeEach
    void somebody_whose_erasure_is_due() {
        itIs(clock, MONDAY);
        put(me, "/v1/me/contact", Map.of("phone", "13912345678")).then().statusCode(201);
        person = QuarkusTransaction.requiringNew().call(() -> Person.numbered("T-" + name).id);
        put(me, MINE, Map.of("request", UUID.randomUUID())).then().statusCode(201);
        itIs(clock, MONDAY.plus(Duration.ofHours(72)).plusSeconds(60));
    }

    @AfterEach
    void real_time() {
        cases.close(crisis);
        clock.shift(Duration.ZERO);
    }

    @Test
    void a_commit_that_fails_leaves_it_to_the_database_and_a_case_that_is_opened_meanwhile_holds_it() {
        runWithoutACommit();
        assertEquals(BEGUN, ledger.all().get(person));
        as(me).get(MINE).then().statusCode(200).body("state", is("REQUESTED"));
        cases.open(crisis, person);
        replay.run();
        as(me).get(MINE).then().body("state", is("RESTRICTED"), "heldBy", is("OPEN_CASE"));
        as(me).get("/v1/me/contact").then().statusCode(200);
        cases.close(crisis);
        itIs(clock, MONDAY.plus(Duration.ofHours(74)));
        erasures.run();
        assertErased();
    }

    @Test
    void a_commit_that_failed_is_made_up_for_at_the_next_start_where_nothing_holds_it() {
        runWithoutACommit();
        replay.run();
        assertErased();
    }

    @Test
    void a_commit_that_was_the_last_thing_before_the_end_is_written_down_at_the_next_start_and_not_repeated()
            throws IOException {
        erasures.run();
        assertErased();
        withoutItsLastLine();
        long audited = count("select count(*) from audit where act = 'ERASED'");
        replay.run();
        assertErased();
        assertEquals(audited, count("select count(*) from audit where act = 'ERASED'"));
    }

    @Test
    void a_backup_from_after_the_wish_is_brought_back_before_anybody_wrote_that_it_was_done() throws IOException {
        backup();
        erasures.run();
        withoutItsLastLine();
        bringBack(true);
        replay.run();
        assertErased();
        as(me).get(MINE).then().statusCode(200).body("state", is("EXECUTED"));
    }

    @Test
    void a_backup_from_before_the_wish_is_brought_back_before_anybody_wrote_that_it_was_done() throws IOException {
        backup();
        erasures.run();
        withoutItsLastLine();
        bringBack(false);
        as(me).get("/v1/me/contact").then().statusCode(200);
        replay.run();
        assertErased();
    }

    @Test
    void what_was_done_is_done_again_whatever_held_it_when_the_backup_was_made() {
        backup();
        erasures.run();
        bringBack(true);
        cases.open(crisis, person);
        as(me).get("/v1/me/contact").then().statusCode(200);
        replay.run();
        assertErased();
    }

    @Test
    void whoever_the_database_does_not_know_is_passed_over() {
        var nobody = UUID.randomUUID();
        ledger.append(nobody, BEGUN);
        replay.run();
        assertEquals(BEGUN, ledger.all().get(nobody));
        assertNull(ledger.all().get(person));
    }

    /** The database refuses it at the very end. */
    private void runWithoutACommit() {
        sql("""
                create constraint trigger no_commit after update on person deferrable initially deferred
                for each row when (new.erased_at is not null) execute function append_only()""");
        try {
            erasures.run();
        } finally {
            sql("drop trigger no_commit on person");
        }
    }

    private void withoutItsLastLine() throws IOException {
        var lines = Files.readAllLines(ledgerFile);
        assertEquals("DONE " + person, lines.get(lines.size() - 1));
        Files.write(ledgerFile, lines.subList(0, lines.size() - 1));
        assertEquals(BEGUN, ledger.all().get(person));
    }

    private void backup() {
        for (var table : Map.of("person", "id", "data_key", "person_id", "contact", "person_id", "erasure_request", "person_id")
                .entrySet()) {
            sql("drop table if exists backup_" + table.getKey());
            sql("create table backup_" + table.getKey() + " as select * from " + table.getKey() + " where " + table.getValue()
                    + " = '" + person + "'");
        }
    }

    private void bringBack(boolean wish) {
        sql("update person p set erased_at = null, sub = b.sub, member_no = b.member_no, name = b.name, union_id = b.union_id from backup_person b where p.id = b.id");
        sql("update data_key d set kek_id = b.kek_id, wrapped = b.wrapped, destroyed_at = null from backup_data_key b where d.person_id = b.person_id");
        sql("insert into contact select * from backup_contact");
        sql("delete from erasure_request r using backup_erasure_request b where r.id = b.id");
        if (wish) {
            sql("insert into erasure_request select * from backup_erasure_request");
        }
    }

    private void assertErased() {
        assertEquals(DONE, ledger.all().get(person));
        assertEquals(1L, count("select count(*) from person where id = '" + person
                + "' and erased_at is not null and num_nonnulls(sub, member_no, name, union_id) = 0"));
        assertEquals(1L, count("select count(*) from data_key where person_id = '" + person + "' and wrapped is null"));
        assertEquals(0L, count("select count(*) from contact where person_id = '" + person + "'"));
    }

    private void sql(String sql) {
        QuarkusTransaction.requiringNew().run(() -> database.createNativeQuery(sql).executeUpdate());
    }

    private long count(String sql) {
        return (long) database.createNativeQuery(sql).getSingleResult();
    }
}
