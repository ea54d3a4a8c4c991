package cn.zhijia.counselling.audit;

import static cn.zhijia.counselling.World.ADMIN;
import static cn.zhijia.counselling.World.ORGANIZER;
import static cn.zhijia.counselling.World.as;
import static cn.zhijia.counselling.World.member;
import static cn.zhijia.counselling.World.someone;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.kit.data.Person;
import cn.zhijia.kit.testing.TestDatabase;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class AuditTest {

    /** As a job writes: in a request context of its own, with no caller. */
    @Singleton
    static class Writer {

        @Inject
        Audit audit;

        @ActivateRequestContext
        @Transactional
        void write(UUID person, String reason) {
            audit.record(person, Act.NOTE_READ, UUID.randomUUID(), reason);
        }
    }

    @Inject
    Writer writer;

    @Inject
    Audit audit;

    @Inject
    EntityManager database;

    @Inject
    AgroalDataSource source;

    @Test
    void sixteen_writers_at_once_leave_whole_chains() throws Exception {
        var people = List.of(person(), person(), person());
        var threads = Executors.newFixedThreadPool(16);
        try {
            var writing = new ArrayList<Callable<Integer>>();
            for (int w = 0; w < 16; w++) {
                int first = w;
                writing.add(() -> {
                    for (int i = 0; i < 20; i++) {
                        writer.write(people.get((first + i) % 3), i % 4 == 0 ? "为了核对" : null);
                    }
                    return 20;
                });
            }
            int written = 0;
            for (var done : threads.invokeAll(writing)) {
                written += done.get();
            }
            assertEquals(320, written);
        } finally {
            threads.shutdownNow();
        }
        assertEquals(320L, people.stream().mapToLong(p -> rowsOf(audit.stream(p))).sum());
        assertEquals(List.of(), bad());
    }

    @Test
    void one_changed_byte_is_found_and_its_row_named() throws Exception {
        String[] changes = { "at_micros = at_micros + 1", "act = 'NOTE_SIGNED'", "thing = gen_random_uuid()", "self = not self",
                "actor = gen_random_uuid()", "roles = roles || ' '",
                "reason = set_byte(reason, 9, 1 - get_byte(reason, 9) % 2)",
                "trace = 'x'", "id = gen_random_uuid()", "hash = set_byte(hash, 0, 255 - get_byte(hash, 0))",
                "prev_hash = set_byte(prev_hash, 0, 255 - get_byte(prev_hash, 0))" };
        for (String change : changes) {
            var stream = streamOfFive();
            tamper("update audit set " + change + " where stream = '" + stream + "' and seq = 3");
            assertEquals(List.of(stream + " 3 CHANGED"), bad(), change);
            forget(stream);
        }
    }

    @Test
    void a_row_that_is_made_to_fit_breaks_the_one_behind_it() throws Exception {
        var stream = streamOfFive();
        tamper("update audit set act = 'NOTE_SIGNED' where stream = '" + stream + "' and seq = 3");
        byte[] fitting = QuarkusTransaction.requiringNew().call(() -> links(stream).get(2).made());
        tamper("update audit set hash = '\\x" + java.util.HexFormat.of().formatHex(fitting) + "' where stream = '" + stream
                + "' and seq = 3");
        assertEquals(List.of(stream + " 4 CHANGED"), bad());
        forget(stream);
    }

    @Test
    void a_removed_row_is_found_at_the_beginning_in_the_middle_and_at_the_end() throws Exception {
        for (int removed : new int[] { 1, 3, 5 }) {
            var stream = streamOfFive();
            tamper("delete from audit where stream = '" + stream + "' and seq = " + removed);
            assertEquals(List.of(stream + " " + removed + " MISSING"), bad());
            forget(stream);
        }
        var stream = streamOfFive();
        tamper("delete from audit where stream = '" + stream + "'");
        assertEquals(List.of(stream + " 1 MISSING"), bad());
        forget(stream);
    }

    @Test
    void a_head_that_was_set_back_changed_or_removed_is_found() throws Exception {
        var back = streamOfFive();
        tamper("update audit_head set seq = 4 where stream = '" + back + "'");
        assertEquals(List.of(back + " 5 BEYOND_THE_HEAD"), bad());
        forget(back);
        var changed = streamOfFive();
        tamper("update audit_head set hash = sha256(hash) where stream = '" + changed + "'");
        assertEquals(List.of(changed + " 5 CHANGED"), bad());
        forget(changed);
        var gone = streamOfFive();
        tamper("delete from audit_head where stream = '" + gone + "'");
        assertEquals(List.of(gone + " 1 BEYOND_THE_HEAD"), bad());
        forget(gone);
    }

    @Test
    void several_bad_streams_are_named_one_after_the_other() throws Exception {
        var one = streamOfFive();
        var two = streamOfFive();
        tamper("update audit set act = 'X' where seq = 2 and stream in ('" + one + "', '" + two + "')");
        assertEquals(List.of(one + " 2 CHANGED", two + " 2 CHANGED").stream().sorted().toList(),
                bad().stream().sorted().toList());
        forget(one);
        forget(two);
    }

    @Test
    void a_step_ends_in_the_middle_of_a_stream_and_the_next_goes_on_there() throws Exception {
        var stream = streamOfFive();
        tamper("update audit set act = 'X' where seq = 4 and stream = '" + stream + "'");
        var found = new ArrayList<String>();
        String cursor = null;
        int steps = 0;
        do {
            String at = cursor;
            var step = QuarkusTransaction.requiringNew().call(() -> new Walk(database, at, 2).step());
            assertTrue(step.rows() <= 2);
            if (step.badRow() != null) {
                found.add(step.badRow().stream() + " " + step.badRow().seq());
            }
            cursor = step.next();
            steps++;
        } while (cursor != null);
        assertEquals(List.of(stream + " 4"), found);
        assertTrue(steps > 2);
        forget(stream);
    }

    @Test
    void the_service_can_only_add() {
        var stream = streamOfFive();
        for (String change : List.of("update audit set act = 'X'", "delete from audit", "truncate audit",
                "update audit_head set seq = seq + 1", "delete from audit_head", "truncate audit_head",
                "insert into audit_head values (gen_random_uuid(), 0, '')")) {
            assertThrows(RuntimeException.class, () -> QuarkusTransaction.requiringNew()
                    .run(() -> database.createNativeQuery(change).executeUpdate()), change);
        }
        QuarkusTransaction.requiringNew().run(() -> database.createNativeQuery("""
                insert into audit (stream, seq, id, at_micros, self, roles, act, prev_hash, hash)
                values (:stream, 99, gen_random_uuid(), 0, false, 'x', 'X', '', '')""").setParameter("stream", stream)
                .executeUpdate());
        assertEquals(6, rowsOf(stream)); // neither the number nor the hash of the caller was taken
        assertEquals(List.of(), bad());
    }

    @Test
    void what_is_rolled_back_leaves_no_row_and_no_gap() {
        var person = person();
        writer.write(person, null);
        assertThrows(IllegalStateException.class, () -> QuarkusTransaction.requiringNew().run(() -> {
            writer.write(person, null);
            throw new IllegalStateException("after all");
        }));
        writer.write(person, null);
        assertEquals(2, rowsOf(audit.stream(person)));
        assertEquals(List.of(), bad());
    }

    @Test
    void a_row_names_no_person_and_its_reason_cannot_be_read_without_the_persons_key() {
        var person = person();
        writer.write(person, "电话里说了急事");
        String row = QuarkusTransaction.requiringNew().call(() -> (String) database
                .createNativeQuery("select cast(to_jsonb(a) as text) from audit a where stream = :stream")
                .setParameter("stream", audit.stream(person)).getSingleResult());
        assertFalse(row.contains(person.toString()) || row.contains("急事"), row);
        var link = QuarkusTransaction.requiringNew().call(() -> links(audit.stream(person)).get(0));
        assertNull(link.actor().id());
        assertEquals("service", link.actor().roles());
    }

    @Test
    void only_the_administrator_verifies() {
        as(ADMIN).get("/v1/audit/verification").then().statusCode(200).body("next", nullValue());
        as(member(someone())).get("/v1/audit/verification").then().statusCode(403);
        as(ORGANIZER).get("/v1/audit/verification").then().statusCode(403);
        as(ADMIN).get("/v1/audit/verification?cursor=abc").then().statusCode(400);
    }

    private UUID person() {
        return QuarkusTransaction.requiringNew().call(() -> Person.numbered("T-" + someone()).id);
    }

    private UUID streamOfFive() {
        var person = person();
        for (int i = 0; i < 5; i++) {
            writer.write(person, "因为");
        }
        return audit.stream(person);
    }

    private long rowsOf(UUID stream) {
        return QuarkusTransaction.requiringNew().call(() -> (long) links(stream).size());
    }

    @SuppressWarnings("unchecked")
    private List<Link> links(UUID stream) {
        List<jakarta.persistence.Tuple> rows = database
                .createNativeQuery(Link.COLUMNS + "where stream = :stream order by seq", jakarta.persistence.Tuple.class)
                .setParameter("stream", stream).getResultList();
        return rows.stream().map(Link::of).toList();
    }

    /** Everything that the verification names, through the door. */
    private static List<String> bad() {
        var found = new ArrayList<String>();
        String cursor = null;
        do {
            var step = (cursor == null ? as(ADMIN) : as(ADMIN).queryParam("cursor", cursor)).get("/v1/audit/verification")
                    .then().statusCode(200).extract().jsonPath();
            if (step.get("badRow") != null) {
                found.add(step.getString("badRow.stream") + " " + step.getString("badRow.seq") + " "
                        + step.getString("badRow.fault"));
            }
            cursor = step.getString("next");
        } while (cursor != null);
        return found;
    }

    /** As somebody with the whole database in hand. */
    private void tamper(String sql) throws SQLException {
        try (var connection = source.getConnection(); var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            try {
                assertTrue(statement.executeUpdate(sql) > 0, sql);
            } finally {
                statement.execute("set session_replication_role = origin");
            }
        }
    }

    private void forget(UUID stream) throws SQLException {
        try (var connection = source.getConnection(); var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute("delete from audit where stream = '" + stream + "'");
            statement.execute("delete from audit_head where stream = '" + stream + "'");
            statement.execute("set session_replication_role = origin");
        }
    }
}
