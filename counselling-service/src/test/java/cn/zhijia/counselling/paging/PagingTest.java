package cn.zhijia.counselling.paging;

import static cn.zhijia.counselling.World.ADMIN;
import static cn.zhijia.counselling.World.as;
import static cn.zhijia.counselling.World.member;
import static cn.zhijia.counselling.World.put;
import static cn.zhijia.counselling.World.someone;
import static cn.zhijia.counselling.instrument.response.Sheet.give;
import static cn.zhijia.counselling.instrument.response.Sheet.phq;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;

import cn.zhijia.counselling.crisis.Duty;
import cn.zhijia.counselling.crisis.Escalation;
import cn.zhijia.counselling.webhook.Receiver;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.testing.TestDatabase;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;

/** From a member's answer to the telephone that rings, with the workers as they run in production. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@QuarkusTestResource(value = PagingTest.Pagers.class, restrictToAnnotatedClass = true)
@DisplayNameGeneration(ReplaceUnderscores.class)
class PagingTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    /** The operator's settings, and a pager that listens. */
    public static class Pagers implements QuarkusTestResourceLifecycleManager {

        private Receiver receiver;

        @Override
        public Map<String, String> start() {
            receiver = new Receiver();
            return Map.of("zhijia.paging.webhooks", "T-silent=" + receiver.url("/dead") + ", *=" + receiver.url("/pages"),
                    "zhijia.paging.secret", SECRET, "%test.zhijia.webhook.every", "1s");
        }

        @Override
        public void inject(Object test) {
            if (test instanceof PagingTest paging) {
                paging.receiver = receiver;
            }
        }

        @Override
        public void stop() {
            if (receiver != null) {
                receiver.close();
            }
        }
    }

    @Inject
    DatabaseClock clock;

    @Inject
    Escalation escalation;

    @Inject
    ObjectMapper json;

    Receiver receiver;

    @AfterEach
    void real_time() {
        clock.shift(Duration.ZERO);
    }

    @Test
    void a_flag_rings_at_whoever_is_on_duty_signed_and_with_ids_only() throws Exception {
        var duty = Duty.on(clock);
        String name = someone();
        var id = UUID.randomUUID();
        give(member(name), id, phq("000000002")).then().statusCode(201).body("safety.lines[0].number", is("12356"));
        var call = ringing(id, 1);
        new Webhook(SECRET).verify(call.body(), call.headers());
        var body = json.readTree(call.body());
        assertEquals("page", body.get("type").asText());
        assertEquals("T-" + duty.primary, body.get("data").get("to").asText());
        assertEquals("CRISIS_PAGE", body.get("data").get("fact").asText());
        assertEquals(call.header("webhook-id"), body.get("data").get("page").asText());
        assertEquals(3, body.size());
        assertEquals(4, body.get("data").size());
        assertFalse(call.body().contains(name));
        as(duty.officer).get("/v1/me/notices/counselling").then().body("items", hasSize(1), "items.thing",
                contains(id.toString()), "items.fact", contains("CRISIS_PAGE"), "items[0].text",
                not(containsString("危机")));
        duty.after(Duration.ofMinutes(31));
        escalation.run();
        assertEquals("T-" + duty.backup, json.readTree(ringing(id, 2).body()).get("data").get("to").asText());
        duty.after(Duration.ofMinutes(47));
        escalation.run();
        assertEquals("supervisor", json.readTree(ringing(id, 3).body()).get("data").get("to").asText());
    }

    @Test
    void neither_a_members_answer_nor_anybody_elses_page_waits_for_a_pager_that_is_silent() throws Exception {
        var silence = receiver.falls_silent();
        var duty = Duty.nobody(clock);
        put(ADMIN, "/v1/duty-roster/" + duty.day() + "/DAY",
                Map.of("primary", "T-silent", "backup", "T-" + duty.backup)).then().statusCode(201);
        var id = UUID.randomUUID();
        give(member(someone()), id, phq("000000002")).then().statusCode(201).body("followUp.level", is("L2"));
        until(() -> receiver.calls("/dead").size() == 1);
        assertEquals(1, silence.getCount(), "nobody has answered yet");
        duty.after(Duration.ofMinutes(31));
        escalation.run();
        assertEquals("T-" + duty.backup, json.readTree(ringing(id, 1).body()).get("data").get("to").asText());
        silence.countDown();
    }

    @Test
    void a_setting_that_cannot_be_used_is_said_at_start() {
        for (var wrong : new String[] { "https://pager.example", "*=http://pager.example", "*=https://a, *=https://b", "*=" }) {
            assertThrows(ConfigurationException.class, () -> new Webhooks(Optional.of(wrong), Optional.of(SECRET), json),
                    wrong);
        }
        var secret = assertThrows(ConfigurationException.class,
                () -> new Webhooks(Optional.of("*=https://pager.example"), Optional.empty(), json));
        assertTrue(secret.getMessage().contains("zhijia.paging.secret"));
    }

    /** The n-th page about this case, once it has rung. */
    private Receiver.Call ringing(UUID crisis, int nth) throws InterruptedException {
        until(() -> about(crisis) >= nth);
        assertEquals(nth, about(crisis));
        return receiver.calls("/pages").stream().filter(c -> c.body().contains(crisis.toString())).skip(nth - 1).findFirst()
                .orElseThrow();
    }

    private long about(UUID crisis) {
        return receiver.calls("/pages").stream().filter(c -> c.body().contains(crisis.toString())).count();
    }

    private static void until(java.util.function.BooleanSupplier reached) throws InterruptedException {
        for (int i = 0; i < 600 && !reached.getAsBoolean(); i++) {
            Thread.sleep(100);
        }
        assertTrue(reached.getAsBoolean(), "not within a minute");
    }
}
