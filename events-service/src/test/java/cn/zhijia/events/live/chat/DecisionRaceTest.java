package cn.zhijia.events.live.chat;

import static cn.zhijia.events.Stage.deadlocks;
import static cn.zhijia.events.Stage.guest;
import static cn.zhijia.events.Stage.organizer;
import static cn.zhijia.events.live.chat.Chat.MESSAGE;
import static cn.zhijia.events.live.chat.Chat.decide;
import static cn.zhijia.events.live.chat.Chat.said;
import static cn.zhijia.events.live.chat.Together.patient;
import static cn.zhijia.events.live.chat.Together.together;
import static cn.zhijia.kit.testing.Locks.awaitWaiting;
import static org.hamcrest.Matchers.contains;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.events.live.Broadcast;
import cn.zhijia.kit.testing.TestDatabase;
import cn.zhijia.kit.testing.Tokens;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Organizers who decide at the same moment, and those who speak meanwhile. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class DecisionRaceTest {

    @Inject
    AgroalDataSource database;

    private int deadlocks;

    @BeforeEach
    void look() {
        deadlocks = deadlocks();
    }

    @AfterEach
    void no_circle_of_locks() {
        assertEquals(deadlocks, deadlocks());
    }

    @Test
    void many_at_once_decide_once() throws Exception {
        var stream = Broadcast.live();
        var id = said("an", stream, "一");
        assertEquals(Collections.nCopies(8, 200), together(8, i -> decide(stream, id, "hiding").extract().statusCode()));
        organizer("shunyi").get(Broadcast.AT + "/decisions", stream).then().body("items.verdict", contains("HIDDEN"));
    }

    /** While whoever decides waits to read, everybody else goes on speaking. */
    @Test
    void the_last_thing_that_a_decision_takes_is_the_place_in_the_log() throws Exception {
        var stream = Broadcast.live();
        var id = said("an", stream, "一");
        var pool = Executors.newSingleThreadExecutor();
        try (var connection = database.getConnection(); var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table live_report in access exclusive mode");
            var answer = pool.submit(() -> patient(() -> decide(stream, id, "hiding").extract().statusCode()));
            awaitWaiting(database, 1);
            try (var channel = statement.executeQuery(
                    "select 1 from live_channel where stream_id = '" + stream + "' for update skip locked")) {
                assertTrue(channel.next(), "everybody waits for whoever decides");
            }
            connection.rollback();
            assertEquals(200, answer.get());
        } finally {
            pool.shutdownNow();
        }
    }

    /** The first holds the message and will be named in the log; the second's token brings a new number for the same person. */
    @Test
    void an_organizer_whose_number_changes_in_the_middle_of_a_decision_waits_in_no_circle() throws Exception {
        var stream = Broadcast.live();
        var id = said("an", stream, "一");
        var account = "race-" + UUID.randomUUID();
        assertEquals(200, hide(account, "T-1" + account, stream, said("an", stream, "二")));
        var pool = Executors.newFixedThreadPool(2);
        try (var connection = database.getConnection(); var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table live_report in access exclusive mode");
            var first = pool.submit(() -> hide(account, "T-1" + account, stream, id));
            awaitWaiting(database, 1);
            var second = pool.submit(() -> hide(account, "T-2" + account, stream, id));
            awaitWaiting(database, 2);
            connection.rollback();
            assertEquals(List.of(200, 200), List.of(first.get(), second.get()));
        } finally {
            pool.shutdownNow();
        }
    }

    private static int hide(String account, String memberNo, UUID stream, UUID message) {
        var token = Tokens.organizer(account, "shunyi").with("member_no", memberNo).sign();
        return patient(() -> guest().auth().oauth2(token).put(MESSAGE + "/hiding", stream, message).statusCode());
    }
}
