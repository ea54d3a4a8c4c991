package cn.zhijia.counselling.crisis;

import static cn.zhijia.counselling.World.itIs;
import static cn.zhijia.counselling.World.member;
import static cn.zhijia.counselling.World.put;
import static cn.zhijia.counselling.World.someone;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.testing.TestDatabase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class HeadcountTest {

    /** In a year of its own, that no duty of a test reaches. */
    private static final Instant BEGINNING = Instant.parse("2185-01-01T00:00:00Z");

    @Inject
    DatabaseClock clock;

    @Inject
    Headcount headcount;

    @AfterEach
    void real_time() {
        clock.shift(Duration.ZERO);
    }

    @Test
    void people_are_counted_once_whatever_they_call_for_and_not_those_before_and_after() {
        call(member(someone()), BEGINNING.minusSeconds(3600));
        String twice = member(someone());
        call(twice, BEGINNING.plusSeconds(3600));
        call(twice, BEGINNING.plusSeconds(7200));
        call(member(someone()), BEGINNING.plusSeconds(7200));
        call(member(someone()), BEGINNING.plus(Duration.ofDays(1)));
        assertEquals(2, between(BEGINNING, BEGINNING.plusSeconds(80_000)));
    }

    private void call(String member, Instant when) {
        itIs(clock, when);
        put(member, "/v1/crisis-cases/" + UUID.randomUUID(), Map.of()).then().statusCode(201);
    }

    private int between(Instant from, Instant to) {
        return QuarkusTransaction.requiringNew().call(() -> headcount.between(from, to));
    }
}
