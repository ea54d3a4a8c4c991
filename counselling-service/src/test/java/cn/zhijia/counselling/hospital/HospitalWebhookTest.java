package cn.zhijia.counselling.hospital;

import static cn.zhijia.counselling.World.ADMIN;
import static cn.zhijia.counselling.World.as;
import static cn.zhijia.counselling.World.put;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import com.standardwebhooks.Webhook;

import cn.zhijia.counselling.crisis.Duty;
import cn.zhijia.counselling.webhook.Outbox;
import cn.zhijia.counselling.webhook.Receiver;
import cn.zhijia.counselling.webhook.reach.Names;
import cn.zhijia.kit.testing.TestDatabase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;

/** How a hospital is told, with the workers as they run in production; but nobody looks by himself for an hour. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@QuarkusTestResource(value = HospitalWebhookTest.Awake.class, restrictToAnnotatedClass = true)
@DisplayNameGeneration(ReplaceUnderscores.class)
class HospitalWebhookTest {

    public static class Awake implements QuarkusTestResourceLifecycleManager {

        @Override
        public Map<String, String> start() {
            return Map.of("%test.zhijia.webhook.every", "1h");
        }

        @Override
        public void stop() {
            // nothing was started
        }
    }

    /** What a hospital has taken, as other rooms hear of it. */
    @Singleton
    static class Listener {

        static final Queue<HospitalEndpoints.Taken> HEARD = new ConcurrentLinkedQueue<>();

        void taken(@Observes HospitalEndpoints.Taken taken) {
            HEARD.add(taken);
        }
    }

    private final Receiver receiver = new Receiver();
    private final String id = Agreed.id();

    @AfterEach
    void close() {
        receiver.close();
    }

    private UUID told(String lane) {
        var call = UUID.randomUUID();
        QuarkusTransaction.requiringNew().run(() -> Outbox.add(call, lane, "{\"type\":\"test\"}"));
        return call;
    }

    private static void until(BooleanSupplier reached) throws InterruptedException {
        for (int i = 0; i < 600 && !reached.getAsBoolean(); i++) {
            Thread.sleep(100);
        }
        assertTrue(reached.getAsBoolean(), "not within a minute");
    }

    @Test
    void a_hospital_is_told_when_it_is_committed_and_verifies_by_either_signature() throws Exception {
        Agreed.hospital(id, Map.of("webhook", receiver.url("/normal"), "crisisWebhook", receiver.url("/crisis")));
        var call = told(HospitalEndpoints.lane(id));
        until(() -> receiver.calls("/normal").size() == 1);
        var keys = as(Agreed.token(id)).get("/v1/partner/webhook").then().statusCode(200)
                .body("url", is(receiver.url("/normal")), "crisisUrl", is(receiver.url("/crisis")), "goneAt", nullValue())
                .extract();
        var made = receiver.calls("/normal").get(0);
        new Webhook(keys.<String> path("secret")).verify(made.body(), made.headers());
        String v1a = Arrays.stream(made.header("webhook-signature").split(" ")).filter(s -> s.startsWith("v1a,")).findFirst()
                .orElseThrow();
        assertTrue(Verified.by(keys.path("publicKey"), v1a,
                call + "." + made.header("webhook-timestamp") + "." + made.body()));
        assertEquals(call.toString(), made.header("webhook-id"));
        until(() -> Listener.HEARD.contains(new HospitalEndpoints.Taken(call, id)));
        told(HospitalEndpoints.crisisLane(id));
        until(() -> receiver.calls("/crisis").size() == 1);
    }

    @Test
    void what_was_not_committed_is_not_told() throws Exception {
        Agreed.hospital(id, Map.of("webhook", receiver.url("/")));
        var never = UUID.randomUUID();
        QuarkusTransaction.begin();
        Outbox.add(never, HospitalEndpoints.lane(id), "{}");
        QuarkusTransaction.rollback();
        var call = told(HospitalEndpoints.lane(id));
        until(() -> receiver.calls().size() == 1);
        assertEquals(call.toString(), receiver.calls().get(0).header("webhook-id"));
    }

    @Test
    void each_hospital_has_keys_of_its_own() {
        String other = Agreed.hospital(Agreed.id());
        Agreed.hospital(id);
        var mine = as(Agreed.token(id)).get("/v1/partner/webhook").then().statusCode(200).extract();
        var theirs = as(Agreed.token(other)).get("/v1/partner/webhook").then().statusCode(200).extract();
        assertNotEquals(mine.<String> path("secret"), theirs.path("secret"));
        assertNotEquals(mine.<String> path("publicKey"), theirs.path("publicKey"));
        assertEquals(mine.<String> path("secret"), as(Agreed.token(id)).get("/v1/partner/webhook").path("secret"));
    }

    @Test
    void a_hospital_that_wants_no_more_calls_is_left_alone_and_administrators_are_paged_once() throws Exception {
        Agreed.hospital(id, Map.of("webhook", receiver.url("/")));
        receiver.answers(410);
        told(HospitalEndpoints.lane(id));
        until(() -> as(Agreed.token(id)).get("/v1/partner/webhook").path("goneAt") != null);
        var thing = UUID.nameUUIDFromBytes(("hospital " + id).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertEquals(1, Duty.count("page where fact = 'HOSPITAL_UNREACHABLE' and role = 'admin' and thing = '" + thing + "'"));
        var waiting = told(HospitalEndpoints.crisisLane(id));
        until(() -> failedOnce(waiting));
        assertEquals(1, receiver.calls().size());
        as(ADMIN).get("/v1/hospitals/" + id).then().body("webhookGoneAt", notNullValue());
        as(ADMIN).put("/v1/hospitals/" + id + "/webhook-enabling").then().statusCode(200).body("webhookGoneAt", nullValue());
        as(ADMIN).put("/v1/hospitals/" + id + "/webhook-enabling").then().statusCode(200);
        var call = told(HospitalEndpoints.lane(id));
        until(() -> receiver.calls().stream().anyMatch(c -> c.header("webhook-id").equals(call.toString())));
    }

    @Test
    void a_name_is_checked_when_it_is_entered_and_again_when_it_is_called() throws Exception {
        var leadsTo = new ConcurrentLinkedQueue<String>();
        QuarkusMock.installMockForType(new Names() {
            @Override
            public CompletableFuture<List<InetAddress>> of(String host) {
                try {
                    return CompletableFuture.completedFuture(List.of(InetAddress.getByName(leadsTo.poll())));
                } catch (java.net.UnknownHostException e) {
                    return CompletableFuture.failedFuture(e);
                }
            }
        }, Names.class);
        var body = Agreed.body();
        body.putAll(Map.of("hosts", List.of("hook.example.org"), "webhook", "https://hook.example.org/"));
        for (String inside : List.of("10.0.0.1", "169.254.169.254", "::ffff:10.0.0.1", "64:ff9b::a00:1", "fd00::1")) {
            leadsTo.add(inside);
            put(ADMIN, "/v1/hospitals/" + id, body).then().statusCode(400).body("errors[0].pointer", is("/webhook"),
                    "errors[0].code", is("not-outside"));
        }
        leadsTo.add("93.184.215.14");
        put(ADMIN, "/v1/hospitals/" + id, body).then().statusCode(201);
        leadsTo.add("10.0.0.1"); // by the time of the call
        var call = told(HospitalEndpoints.lane(id));
        until(() -> failedOnce(call));
        assertTrue(leadsTo.isEmpty());
    }

    /** It is due again in some seconds; while it is under way it would be in half a minute. */
    private static boolean failedOnce(UUID call) {
        return Duty.count("webhook_outbox where attempts = 1 and sent_at is null and ended_at is null"
                + " and due_at < zhijia_now() + interval '20 seconds' and id = '" + call + "'") == 1;
    }
}
