package cn.zhijia.events.live.chat;

import static cn.zhijia.events.Stage.deadlocks;
import static cn.zhijia.events.Stage.member;
import static cn.zhijia.events.Stage.organizer;
import static cn.zhijia.events.live.chat.Chat.MESSAGE;
import static cn.zhijia.events.live.chat.Chat.decide;
import static cn.zhijia.events.live.chat.Chat.read;
import static cn.zhijia.events.live.chat.Chat.run;
import static cn.zhijia.events.live.chat.Chat.said;
import static cn.zhijia.events.live.chat.Together.patient;
import static cn.zhijia.events.live.chat.Together.status;
import static cn.zhijia.events.live.chat.Together.together;
import static cn.zhijia.kit.testing.Locks.awaitWaiting;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.events.live.Broadcast;
import cn.zhijia.kit.testing.TestDatabase;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Parallel calls. The database is one, so threads stand for replicas: nothing that decides is kept in memory. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ChatRaceTest {

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
    void of_twenty_messages_of_one_person_at_once_slow_mode_lets_one_through() throws Exception {
        var stream = Broadcast.live();
        run(stream, "OPEN", 60);
        var expected = new ArrayList<>(Collections.nCopies(19, 429));
        expected.add(0, 201);
        assertEquals(expected, together(20, i -> status("quick-" + stream, stream, UUID.randomUUID(), "第" + i)));
        assertEquals(1, read(stream).size());
    }

    @Test
    void parallel_repeats_of_one_message_are_one_message_and_slow_mode_refuses_none() throws Exception {
        var stream = Broadcast.live();
        run(stream, "OPEN", 60);
        var id = UUID.randomUUID();
        var expected = new ArrayList<>(Collections.nCopies(15, 200));
        expected.add(201);
        assertEquals(expected, together(16, i -> status("first-" + stream, stream, id, "一")));
        assertEquals(List.of("1 MESSAGE " + id), Log.of(database, stream));
    }

    /** Nobody has seen these two before, so their first sign-ins meet here too. */
    @Test
    void positions_are_given_without_a_gap_and_never_twice() throws Exception {
        var stream = Broadcast.live();
        var answers = together(16, i -> IntStream.range(0, 10)
                .map(n -> status((i % 2 == 0 ? "new-" : "newer-") + stream, stream, UUID.randomUUID(), i + " " + n)).max()
                .getAsInt());
        assertEquals(Collections.nCopies(16, 201), answers);
        var log = Log.of(database, stream);
        assertEquals(IntStream.rangeClosed(1, 160).mapToObj(String::valueOf).toList(),
                log.stream().map(entry -> entry.split(" ")[0]).toList());
        assertEquals(160, log.stream().map(entry -> entry.split(" ")[2]).distinct().count());
    }

    @Test
    void a_message_approved_late_and_by_many_at_once_gets_one_position_after_the_others() throws Exception {
        var stream = Broadcast.live();
        run(stream, "PRE_MODERATED", 0);
        var late = said("an", stream, "晚");
        run(stream, "OPEN", 0);
        var early = said("bo", stream, "早");
        assertEquals(Collections.nCopies(8, 200), together(8, i -> decide(stream, late, "approval").extract().statusCode()));
        assertEquals(List.of("1 MESSAGE " + early, "2 MESSAGE " + late), Log.of(database, stream));
        assertEquals(List.of("晚", "早"), read(stream));
    }

    @Test
    void what_is_hidden_while_it_is_approved_is_hidden_after_it_was_shown_or_not_at_all() throws Exception {
        for (int round = 0; round < 8; round++) {
            var stream = Broadcast.live();
            run(stream, "PRE_MODERATED", 0);
            var id = said("an", stream, "一");
            var answers = together(4, i -> decide(stream, id, i % 2 == 0 ? "approval" : "hiding").extract().statusCode());
            var state = organizer("shunyi").get(MESSAGE, stream, id).path("state");
            var shown = "1 MESSAGE " + id;
            if (state.equals("HIDDEN")) {
                assertEquals(List.of(shown, "2 TOMBSTONE " + id), Log.of(database, stream));
                assertEquals(List.of(), read(stream));
            } else {
                assertEquals("PUBLISHED", state);
                assertEquals(List.of(200, 200, 409, 409), answers);
                assertEquals(List.of(shown), Log.of(database, stream));
            }
        }
    }

    @Test
    void of_a_rejection_and_an_approval_at_once_one_holds() throws Exception {
        var stream = Broadcast.live();
        run(stream, "PRE_MODERATED", 0);
        var id = said("an", stream, "一");
        var answers = together(2, i -> decide(stream, id, i == 0 ? "approval" : "rejection").extract().statusCode());
        assertEquals(List.of(200, 409), answers);
        assertEquals(read(stream).size(), Log.of(database, stream).size());
    }

    @Test
    void many_reports_at_once_are_counted_once_for_each_member() throws Exception {
        var stream = Broadcast.live();
        var id = said("an", stream, "广告");
        together(16, i -> member("reader" + i % 4 + stream).body(Map.of("reason", "广告")).put(MESSAGE + "/report", stream, id)
                .statusCode());
        organizer("shunyi").get(Chat.QUEUE, stream).then().statusCode(200).body("items.reports",
                org.hamcrest.Matchers.contains(4));
    }

    /** A message on its way: it has passed every look and waits for its position. */
    @Test
    void a_mute_is_answered_when_no_message_of_that_person_is_on_its_way_any_more() throws Exception {
        var stream = Broadcast.live();
        said("loud", stream, "零");
        var mute = Map.of("sanction", UUID.randomUUID(), "level", "MUTE", "minutes", 5, "reason", "刷屏", "immediately", true);
        var pool = Executors.newFixedThreadPool(2);
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (var hold = connection.prepareStatement("select 1 from live_channel where stream_id = ? for update")) {
                hold.setObject(1, stream);
                hold.executeQuery();
            }
            var message = pool.submit(() -> status("loud", stream, UUID.randomUUID(), "一"));
            awaitWaiting(database, 1);
            var answer = pool.submit(
                    () -> patient(() -> organizer("shunyi").body(mute).put(Chat.SANCTIONS + "/T-loud", stream).statusCode()));
            awaitWaiting(database, 2);
            assertFalse(answer.isDone());
            connection.commit();
            assertEquals(List.of(201, 201), List.of(message.get(), answer.get()));
        } finally {
            pool.shutdownNow();
        }
        assertEquals(403, status("loud", stream, UUID.randomUUID(), "二"));
    }

    @Test
    void speaking_deciding_reporting_and_running_the_chat_at_once_wait_in_no_circle() throws Exception {
        var stream = Broadcast.live();
        var ids = IntStream.range(0, 12).mapToObj(i -> said("an", stream, "第" + i)).toList();
        var answers = together(16, i -> {
            var id = ids.get(i % ids.size());
            switch (i % 4) {
                case 0 -> status("voice" + i, stream, UUID.randomUUID(), "说");
                case 1 -> decide(stream, ids.get(0), "hiding");
                case 2 -> member("reader" + i).body(Map.of("reason", "广告")).put(MESSAGE + "/report", stream, id);
                default -> run(stream, i % 8 == 3 ? "OPEN" : "PRE_MODERATED", 0);
            }
            return status("voice" + i, stream, UUID.randomUUID(), "再说");
        });
        assertTrue(answers.stream().allMatch(status -> status == 201), answers.toString());
        var log = Log.of(database, stream);
        assertEquals(log.size(), Integer.parseInt(log.get(log.size() - 1).split(" ")[0]));
    }
}
