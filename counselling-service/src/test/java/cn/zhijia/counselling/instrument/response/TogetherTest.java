package cn.zhijia.counselling.instrument.response;

import static cn.zhijia.counselling.World.as;
import static cn.zhijia.counselling.World.member;
import static cn.zhijia.counselling.World.someone;
import static cn.zhijia.counselling.World.together;
import static cn.zhijia.counselling.instrument.response.Sheet.QUIET;
import static cn.zhijia.counselling.instrument.response.Sheet.THOUGHTS;
import static cn.zhijia.counselling.instrument.response.Sheet.give;
import static cn.zhijia.counselling.instrument.response.Sheet.given;
import static cn.zhijia.counselling.instrument.response.Sheet.path;
import static cn.zhijia.counselling.instrument.response.Sheet.phq;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.counselling.World;
import cn.zhijia.counselling.instrument.Flags;
import cn.zhijia.counselling.instrument.Level;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.testing.Overheard;
import cn.zhijia.kit.testing.TestDatabase;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** Response, flag and whoever acts on it are there together or not at all; and no log line tells of them. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class TogetherTest {

    /** Somebody who acts on flags; refuses once when told so. */
    @Singleton
    static class Watcher implements Flags {

        static final Map<UUID, List<Level>> RAISED = new ConcurrentHashMap<>();
        static volatile UUID refused;

        @Override
        public void raised(UUID member, Level level, UUID response) {
            if (response.equals(refused)) {
                throw new Refusal("busy");
            }
            RAISED.computeIfAbsent(response, r -> new ArrayList<>()).add(level);
        }
    }

    @Inject
    AgroalDataSource source;

    @AfterEach
    void as_it_was() throws SQLException {
        sql("drop trigger if exists broken on response_flag");
        Watcher.refused = null;
    }

    @Test
    void a_response_whose_flag_is_not_written_cannot_be_committed() throws SQLException {
        var id = given(member(someone()), QUIET);
        var failure = assertThrows(SQLException.class, () -> sql("insert into response (id, member_id, asked_by_id, instrument,"
                + " instrument_version, sha256, content, answered_at, version) select gen_random_uuid(), member_id, asked_by_id,"
                + " instrument, instrument_version, sha256, content, answered_at, version from response where id = '" + id
                + "'"));
        assertEquals("23503", failure.getSQLState());
        assertTrue(failure.getMessage().contains("response_has_flag"));
    }

    @Test
    void when_the_connection_dies_before_the_flag_is_written_neither_is_there_and_a_repeat_has_both() throws SQLException {
        breakFlags("perform pg_terminate_backend(pg_backend_pid()); perform pg_sleep(1);");
        String me = member(someone());
        var id = UUID.randomUUID();
        give(me, id, phq(THOUGHTS)).then().statusCode(503);
        assertEquals(0, count("response where id = '" + id + "'"));
        sql("drop trigger broken on response_flag");
        give(me, id, phq(THOUGHTS)).then().statusCode(201).body("followUp.level", is("L2"));
        assertEquals(1, count("response_flag where level = 'L2' and response_id = '" + id + "'"));
    }

    @Test
    void of_twelve_equal_submissions_at_once_one_is_kept_and_the_others_answer_as_it_does() throws Exception {
        String me = member(someone());
        given(me, QUIET); // from here on neither the person nor the data key makes one wait for the other
        breakFlags("perform pg_sleep(0.5);"); // nobody has committed when the last one writes
        var id = UUID.randomUUID();
        List<Callable<Response>> calls = Collections.nCopies(12, () -> give(me, id, phq(THOUGHTS)));
        var answers = together(calls);
        assertEquals(1, World.count(answers, 201));
        assertEquals(11, World.count(answers, 200));
        assertEquals(List.of(Level.L2), Watcher.RAISED.get(id));
    }

    @Test
    void a_flag_is_raised_once_and_who_refuses_it_refuses_the_response() throws SQLException {
        String me = member(someone());
        var id = UUID.randomUUID();
        Watcher.refused = id;
        give(me, id, phq(THOUGHTS)).then().statusCode(503);
        assertEquals(0, count("response where id = '" + id + "'") + count("response_flag where response_id = '" + id + "'"));
        as(me).get(path(id)).then().statusCode(404);
        Watcher.refused = null;
        give(me, id, phq(THOUGHTS)).then().statusCode(201);
        give(me, id, phq(THOUGHTS)).then().statusCode(200);
        assertEquals(List.of(Level.L2), Watcher.RAISED.get(id));
        assertFalse(Watcher.RAISED.containsKey(given(me, QUIET)));
    }

    @Test
    void no_log_line_tells_who_answered_what_whatever_goes_wrong() throws SQLException {
        String name = someone();
        try (var log = new Overheard()) {
            String me = member(name);
            var id = given(me, "123012301");
            give(me, id, phq("123012302")).then().statusCode(409);
            var wrong = phq("123012301");
            wrong.put("memberNo", "T-" + name);
            give(me, UUID.randomUUID(), wrong).then().statusCode(400);
            give(me, UUID.randomUUID(), Map.of("instrument", "phq-9", "version", 2, "answers",
                    List.of(Sheet.answer("44260-8", "LA6571-9")))).then().statusCode(400);
            as(me).get("/v1/me/responses").then().statusCode(200);
            breakFlags("raise exception 'broken for a test';");
            give(me, UUID.randomUUID(), phq("123012301")).then().statusCode(500);
            sql("drop trigger broken on response_flag");
            sql("update response set content = set_byte(content, 20, 255 - get_byte(content, 20)) where id = '" + id + "'");
            as(me).get(path(id)).then().statusCode(500);
            assertTrue(log.saying("Unexpected failure").size() >= 2, "nothing was collected");
            for (var secret : List.of(name, "LA65", "44250-9", "44260-8", "phq-9", "MODERATE", "12301")) {
                assertEquals(List.of(), log.saying(secret), secret);
            }
        }
    }

    private void breakFlags(String how) throws SQLException {
        sql("create or replace function broken() returns trigger language plpgsql as $$ begin " + how + " return new; end $$");
        sql("create trigger broken before insert on response_flag for each row execute function broken()");
    }

    private void sql(String sql) throws SQLException {
        try (var connection = source.getConnection(); var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private int count(String rows) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement();
                var found = statement.executeQuery("select count(*) from " + rows)) {
            found.next();
            return found.getInt(1);
        }
    }
}
