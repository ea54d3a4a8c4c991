package cn.zhijia.counselling.crisis;

import static cn.zhijia.counselling.World.counsel;
import static cn.zhijia.counselling.World.member;
import static cn.zhijia.counselling.World.put;
import static cn.zhijia.counselling.World.someone;
import static cn.zhijia.counselling.crisis.Duty.SUPERVISOR;
import static cn.zhijia.counselling.crisis.Duty.calls;
import static cn.zhijia.counselling.crisis.Duty.contact;
import static cn.zhijia.counselling.crisis.Duty.path;
import static cn.zhijia.counselling.crisis.Duty.step;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

/** Somebody who has an open case calls once more. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class CalledAgainTest {

    @Inject
    DatabaseClock clock;

    private final String name = someone();
    private final String me = member(name);
    private Duty duty;
    private UUID first;

    @BeforeEach
    void a_case_that_somebody_has_taken_on() {
        duty = Duty.on(clock);
        first = calls(name);
        step(duty.officer, first, "acknowledgement", null).then().statusCode(200);
    }

    @AfterEach
    void real_time() {
        clock.shift(Duration.ZERO);
    }

    @Test
    void who_calls_again_wakes_somebody_again_and_a_repeat_of_the_call_does_not() {
        long before = pages();
        var again = UUID.randomUUID();
        put(me, path(again), Map.of()).then().statusCode(201).body("id", is(first.toString()));
        assertEquals(before + 1, pages());
        put(me, path(again), Map.of()).then().statusCode(200);
        assertEquals(before + 1, pages());
    }

    @Test
    void a_call_takes_back_what_was_proposed_for_the_end() {
        var end = Map.of("outcome", "STABLE", "summary", "情况已稳定");
        duty.planned(first, name);
        contact(duty.officer, first, "follow-ups", true).then().statusCode(201);
        step(duty.officer, first, "closing", end).then().statusCode(200);
        put(me, path(UUID.randomUUID()), Map.of()).then().statusCode(201);
        step(SUPERVISOR, first, "closing", end).then().statusCode(200).body("state", is("FOLLOW_UP"));
        step(duty.officer, first, "closing", end).then().statusCode(200).body("state", is("CLOSED"));
    }

    @Test
    void a_counsellor_who_calls_for_somebody_does_not_learn_that_there_was_a_case() {
        var call = UUID.randomUUID();
        var other = UUID.randomUUID();
        String lin = counsel().token();
        String known = put(lin, path(call), Map.of("memberNo", "T-" + name)).then().statusCode(201)
                .body("id", is(call.toString())).extract().path("text");
        put(lin, path(other), Map.of("memberNo", "T-" + someone())).then().statusCode(201).body("id", is(other.toString()),
                "text", is(known));
    }

    @Test
    void one_button_is_enough_without_a_body_or_its_type() throws Exception {
        var bare = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path(UUID.randomUUID())))
                .header("Authorization", "Bearer " + member(someone())).PUT(BodyPublishers.noBody()).build();
        assertEquals(201, HttpClient.newHttpClient().send(bare, BodyHandlers.discarding()).statusCode());
    }

    private long pages() {
        return Duty.count("page where thing = '" + first + "'");
    }
}
