package cn.zhijia.education;

import static cn.zhijia.education.Campus.member;
import static cn.zhijia.education.Campus.poolOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.kit.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/**
 * Random terms, random people, random moments: the invariants hold at every commit, watched while it happens. So many terms as
 * {@code -Dzhijia.interleavings} says (short by default), from the seed in {@code -Dzhijia.seed}.
 */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class InterleavingsTest {

    static final int TERMS = Integer.getInteger("zhijia.interleavings", 4);
    static final long SEED = Long.getLong("zhijia.seed", 2025);

    @Inject
    Ledger ledger;

    private Campus campus;
    private List<UUID> offerings;

    @Test
    void nobody_is_overtaken_no_seat_is_idle_and_none_is_given_twice() throws Exception {
        for (int i = 0; i < TERMS; i++) {
            var random = new Random(SEED + i);
            term(random);
            boolean quotasMove = i % 2 == 1;
            play(random, quotasMove);
            if (quotasMove) {
                campus.term(Map.of()).statusCode(200); // thawed, if it was frozen
            } else {
                Replay.check(ledger.changes(campus.term), ledger.pools(campus.term));
            }
            ledger.check(campus.term);
        }
    }

    /** 2 to 4 offerings in two levels, each with or without a pool of its own, under a term of 1 to 8 seats. */
    private void term(Random random) {
        campus = Campus.open(1 + random.nextInt(8));
        offerings = new ArrayList<>();
        for (int i = 2 + random.nextInt(3); i > 0; i--) {
            String level = random.nextBoolean() ? "BACHELOR" : "JUNIOR_COLLEGE";
            offerings.add(random.nextInt(4) == 0 ? campus.offering(level) : campus.offering(level, 1 + random.nextInt(4)));
        }
        if (random.nextBoolean()) {
            campus.pool(UUID.randomUUID(), "LEVEL", 1 + random.nextInt(5), Map.of("level", "BACHELOR")).statusCode(201);
        }
    }

    /** Sixteen people on as many phones, each applying and withdrawing a few times, while somebody looks at the books. */
    private void play(Random random, boolean quotasMove) throws Exception {
        var over = new AtomicBoolean();
        var actors = new ArrayList<Callable<Void>>();
        IntStream.range(0, 16).forEach(i -> actors.add(person(new Random(random.nextLong()))));
        if (quotasMove) {
            actors.add(organizer(new Random(random.nextLong())));
        }
        var watcher = new Thread(() -> {
            while (!over.get()) {
                ledger.check(campus.term);
            }
        });
        var seen = new ArrayList<Throwable>();
        watcher.setUncaughtExceptionHandler((thread, e) -> seen.add(e));
        watcher.start();
        Crowd.together(actors.size(), actors);
        over.set(true);
        watcher.join();
        assertEquals(List.of(), seen);
    }

    private Callable<Void> person(Random random) {
        var token = member("p" + UUID.randomUUID().toString().substring(0, 8));
        return () -> {
            for (int round = 0; round < 3; round++) {
                var choices = new ArrayList<>(offerings);
                Collections.shuffle(choices, random);
                var wish = choices.subList(0, 1 + random.nextInt(Math.min(3, choices.size()))).toArray(UUID[]::new);
                var id = UUID.randomUUID();
                assertEquals(201, Crowd.draft(token, id, campus.term, wish).statusCode());
                var submitted = Crowd.submit(token, id);
                assertTrue(submitted.statusCode() == 200 || submitted.body().contains("offering-closed"), submitted.body());
                if (round < 2 || random.nextBoolean()) {
                    assertEquals(200, Crowd.withdraw(token, id).statusCode());
                } else {
                    return null;
                }
            }
            return null;
        };
    }

    /**
     * Freezes at once, so that seats are freed beside a line and newcomers come to them; then raises and lowers quotas (also to
     * 0), thaws and freezes.
     */
    private Callable<Void> organizer(Random random) {
        return () -> {
            for (int i = 0; i < 12; i++) {
                var offering = offerings.get(random.nextInt(offerings.size()));
                switch (i == 0 ? 0 : random.nextInt(4)) {
                    case 0 -> edit("/v1/terms/" + campus.term,
                            campus.termJson(i == 0 || random.nextBoolean() ? "FROZEN" : "OPEN"));
                    case 1 -> edit("/v1/quota-pools/" + campus.termPool, campus.poolJson("TERM", null, random.nextInt(9)));
                    default ->
                        edit("/v1/quota-pools/" + poolOf(offering), campus.poolJson("OFFERING", offering, random.nextInt(6)));
                }
            }
            return null;
        };
    }

    private static void edit(String path, String body) throws Exception {
        var answer = Crowd.put(Campus.ORGANIZER, path, body);
        assertTrue(answer.statusCode() < 300 || answer.body().contains("quota-below-taken"), answer.body());
    }
}
