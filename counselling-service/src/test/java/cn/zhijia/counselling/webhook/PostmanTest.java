package cn.zhijia.counselling.webhook;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;

import cn.zhijia.counselling.crisis.Duty;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.testing.TestDatabase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** What is in the outbox leaves: signed, once or more, and never held up by somebody else's silence. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class PostmanTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    @Inject
    DatabaseClock clock;

    @Inject
    Sender sender;

    private final Receiver receiver = new Receiver();
    private final UUID id = UUID.randomUUID();
    private final String lane = "test " + id.toString().substring(0, 8);
    private final List<Postman> postmen = new ArrayList<>();

    @BeforeEach
    void nothing_left_of_others() {
        Duty.sql("update webhook_outbox set ended_at = now() where sent_at is null and ended_at is null");
    }

    @AfterEach
    void real_time() {
        clock.shift(Duration.ZERO);
        postmen.forEach(Postman::stop);
        receiver.close();
    }

    /** Each one is a replica. */
    private Postman postman() {
        Endpoints here = l -> l.startsWith("test ") ? Optional.of(endpoint(l)) : Optional.empty();
        var postman = new Postman(sender, List.of(here), false);
        postmen.add(postman);
        return postman;
    }

    private Endpoint endpoint(String l) {
        var url = URI.create(receiver.url(l.contains("dead") ? "/dead" : "/alive"));
        var pace = l.endsWith("normal") ? Pace.NORMAL : l.endsWith("crisis") ? Pace.CRISIS : Pace.PAGE;
        return new Endpoint(url, List.of(new Hmac(SECRET)), pace, address -> true);
    }

    private static void empty(Postman postman, String lane) {
        postman.empty(lane).join();
    }

    private void add(UUID what, String where) {
        QuarkusTransaction.requiringNew().run(() -> Outbox.add(what, where, "{\"type\":\"test\",\"word\":\"值班\"}"));
    }

    @Test
    void a_call_verifies_by_the_specifications_own_library_and_no_other_secret_or_body_does() throws Exception {
        add(id, lane);
        empty(postman(), lane);
        var call = receiver.calls().get(0);
        assertEquals(id.toString(), call.header("webhook-id"));
        assertDoesNotThrow(() -> new Webhook(SECRET).verify(call.body(), call.headers()));
        assertThrows(WebhookVerificationException.class,
                () -> new Webhook("whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA").verify(call.body(), call.headers()));
        assertThrows(WebhookVerificationException.class, () -> new Webhook(SECRET).verify(call.body() + " ", call.headers()));
        empty(postman(), lane);
        assertEquals(1, receiver.calls().size());
    }

    @Test
    void a_call_that_fails_is_made_again_later_under_the_same_id_and_signed_anew() throws Exception {
        receiver.answers(500, 302);
        add(id, lane);
        empty(postman(), lane);
        assertEquals(1, receiver.calls().size(), "not at once");
        clock.shift(Duration.ofSeconds(6));
        Thread.sleep(1_100); // the signature's time has whole seconds
        empty(postman(), lane);
        clock.shift(Duration.ofSeconds(26));
        empty(postman(), lane);
        assertEquals(3, receiver.calls().size(), "a redirection is followed by nobody");
        for (var call : receiver.calls()) {
            assertEquals(id.toString(), call.header("webhook-id"));
            new Webhook(SECRET).verify(call.body(), call.headers());
        }
        assertNotEquals(receiver.calls().get(0).header("webhook-signature"),
                receiver.calls().get(1).header("webhook-signature"));
        assertEquals(1, Duty.count("webhook_outbox where sent_at is not null and attempts = 3 and id = '" + id + "'"));
    }

    @Test
    void a_dead_receiver_keeps_nobody_else_waiting() throws Exception {
        var silence = receiver.falls_silent();
        add(UUID.randomUUID(), lane + " dead");
        add(UUID.randomUUID(), lane + " dead");
        var postman = postman();
        postman.run();
        until(() -> receiver.calls("/dead").size() == 1);
        add(id, lane);
        postman.run();
        until(() -> receiver.calls("/alive").size() == 1);
        assertEquals(1, receiver.calls("/dead").size(), "still waiting for the first");
        silence.countDown();
        until(() -> receiver.calls("/dead").size() == 2);
    }

    @Test
    void a_sender_that_died_with_a_call_in_hand_loses_nothing() {
        add(id, lane);
        QuarkusTransaction.requiringNew().run(() -> assertEquals(1, Outbox.claim(lane, 1).size())); // and then it was killed
        empty(postman(), lane);
        assertEquals(0, receiver.calls().size(), "somebody may be making it");
        clock.shift(Outbox.LEASE.plusSeconds(1));
        empty(postman(), lane);
        assertEquals(List.of(id.toString()), receiver.calls().stream().map(c -> c.header("webhook-id")).toList());
    }

    @Test
    void what_was_claimed_in_a_transaction_that_ended_badly_is_due_as_before() {
        add(id, lane);
        assertThrows(IllegalStateException.class, () -> QuarkusTransaction.requiringNew().run(() -> {
            Outbox.claim(lane, 1);
            throw new IllegalStateException("killed");
        }));
        empty(postman(), lane);
        assertEquals(1, receiver.calls().size());
    }

    @Test
    void several_replicas_make_each_call_once() throws Exception {
        for (int i = 0; i < 30; i++) {
            add(UUID.randomUUID(), lane);
        }
        var threads = Executors.newFixedThreadPool(4);
        try {
            var calls = Collections.<Callable<Object>> nCopies(4, Executors.callable(() -> empty(postman(), lane)));
            for (var done : threads.invokeAll(calls)) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertEquals(30, receiver.calls().size());
        assertEquals(30, receiver.calls().stream().map(c -> c.header("webhook-id")).distinct().count());
    }

    @Test
    void while_one_replica_has_a_call_in_hand_another_takes_the_next_and_does_not_wait() {
        var next = UUID.randomUUID();
        add(id, lane);
        add(next, lane);
        QuarkusTransaction.requiringNew().run(() -> {
            var first = Outbox.claim(lane, 1).get(0); // not committed yet
            var second = QuarkusTransaction.requiringNew().call(() -> Outbox.claim(lane, 1)).get(0);
            assertEquals(Set.of(id, next), Set.of(first.id(), second.id()));
            assertTrue(QuarkusTransaction.requiringNew().call(() -> Outbox.claim(lane, 1)).isEmpty());
        });
    }

    @Test
    void who_is_gone_is_not_called_again_and_old_news_is_given_up() {
        receiver.answers(410);
        add(id, lane);
        empty(postman(), lane);
        clock.shift(Duration.ofHours(1));
        empty(postman(), lane);
        assertEquals(1, receiver.calls().size());
        var old = UUID.randomUUID();
        add(old, lane);
        receiver.answers(503);
        clock.shift(Duration.ofHours(26));
        empty(postman(), lane);
        assertEquals(1, Duty.count("webhook_outbox where ended_at is not null and sent_at is null and id = '" + old + "'"));
    }

    @Test
    void a_lane_that_nobody_knows_any_more_waits() {
        add(id, "unknown " + id);
        empty(postman(), "unknown " + id);
        assertEquals(0, receiver.calls().size());
        assertEquals(1, Duty.count("webhook_outbox where attempts = 1 and ended_at is null and id = '" + id + "'"));
    }

    @Test
    void two_hundred_dead_receivers_keep_neither_a_thread_nor_anybody_waiting() throws Exception {
        receiver.falls_silent();
        var postman = postman();
        for (int i = 0; i < 200; i++) {
            add(UUID.randomUUID(), lane + i + " dead");
        }
        postman.run();
        until(() -> receiver.calls("/dead").size() == 200);
        long senders = Thread.getAllStackTraces().keySet().stream().filter(t -> t.getName().startsWith("postman")).count();
        assertTrue(senders <= 8 * postmen.size(), senders + " threads");
        add(id, lane);
        postman.run();
        until(() -> receiver.calls("/alive").size() == 1);
    }

    @Test
    void a_normal_lane_waits_as_long_as_its_receiver_asks_and_a_crisis_does_not() {
        receiver.answers(503, 503);
        receiver.asks("120");
        add(id, lane + " normal");
        empty(postman(), lane + " normal");
        var urgent = UUID.randomUUID();
        add(urgent, lane + " crisis");
        empty(postman(), lane + " crisis");
        clock.shift(Duration.ofSeconds(7));
        empty(postman(), lane + " normal");
        empty(postman(), lane + " crisis");
        assertEquals(List.of(id, urgent, urgent),
                receiver.calls().stream().map(c -> UUID.fromString(c.header("webhook-id"))).toList());
        clock.shift(Duration.ofSeconds(123));
        empty(postman(), lane + " normal");
        assertEquals(4, receiver.calls().size());
    }

    @Test
    void a_crisis_is_told_again_and_again_until_it_is_over() {
        var attempt = UUID.randomUUID();
        receiver.answers(500, 500, 500, 500, 500, 500, 500, 500, 500);
        QuarkusTransaction.requiringNew().run(() -> Outbox.add(id, lane + " crisis", attempt, "{}"));
        var elapsed = Duration.ZERO;
        for (int wait : new int[] { 0, 5, 15, 30, 60, 120, 120, 120 }) {
            elapsed = elapsed.plusSeconds(wait).plusMillis(500);
            clock.shift(elapsed);
            empty(postman(), lane + " crisis");
        }
        assertEquals(8, receiver.calls().size());
        clock.shift(Duration.ofDays(3));
        empty(postman(), lane + " crisis");
        assertEquals(9, receiver.calls().size(), "nobody gives up");
        QuarkusTransaction.requiringNew().run(() -> Outbox.endAll(attempt));
        clock.shift(Duration.ofDays(4));
        empty(postman(), lane + " crisis");
        assertEquals(9, receiver.calls().size());
    }

    @Test
    void in_a_crisis_no_call_waits_until_those_before_it_have_been_answered() throws Exception {
        receiver.falls_silent();
        for (int i = 0; i < 16; i++) {
            add(UUID.randomUUID(), lane + " dead crisis");
        }
        postman().run();
        until(() -> receiver.calls("/dead").size() == 16);
        assertEquals(16,
                Duty.count("webhook_outbox where sent_at is null and attempts = 1 and lane = '" + lane + " dead crisis'"));
    }

    @Test
    void what_ends_while_a_call_is_under_way_is_not_made_due_again() throws Exception {
        var attempt = UUID.randomUUID();
        var silence = receiver.falls_silent();
        receiver.answers(500);
        QuarkusTransaction.requiringNew().run(() -> Outbox.add(id, lane + " dead crisis", attempt, "{}"));
        var done = postman().empty(lane + " dead crisis");
        until(() -> receiver.calls("/dead").size() == 1);
        QuarkusTransaction.requiringNew().run(() -> Outbox.endAll(attempt));
        silence.countDown();
        done.join();
        assertEquals(1, Duty.count("webhook_outbox where ended_at is not null and id = '" + id + "'"));
    }

    @Test
    void addresses_are_https_and_secrets_long_enough() {
        for (String url : List.of("http://pager.example/", "ftp://127.0.0.1/", "https:///nowhere", "/relative")) {
            assertThrows(IllegalArgumentException.class, () -> Endpoint.ofOperator(URI.create(url), new Hmac(SECRET)), url);
        }
        Endpoint.ofOperator(URI.create("https://pager.example/"), new Hmac(SECRET));
        for (String secret : List.of("whsec_c2hvcnQ=", "not base64!")) {
            assertTrue(
                    !assertThrows(IllegalArgumentException.class, () -> new Hmac(secret)).getMessage().contains(secret));
        }
    }

    private static void until(BooleanSupplier reached) throws InterruptedException {
        for (int i = 0; i < 600 && !reached.getAsBoolean(); i++) {
            Thread.sleep(100);
        }
        assertTrue(reached.getAsBoolean(), "not within a minute");
    }
}
