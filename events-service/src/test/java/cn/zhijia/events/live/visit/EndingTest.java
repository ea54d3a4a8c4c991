package cn.zhijia.events.live.visit;

import static cn.zhijia.events.live.visit.Audience.device;
import static cn.zhijia.events.live.visit.Audience.exactly;
import static cn.zhijia.events.live.visit.Audience.opened;
import static cn.zhijia.events.live.visit.Audience.path;
import static cn.zhijia.events.live.visit.Audience.standing;
import static cn.zhijia.events.live.visit.Audience.status;
import static cn.zhijia.events.live.visit.Audience.to;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.events.live.Broadcast;
import cn.zhijia.kit.testing.TestDatabase;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class EndingTest {

    @Inject
    AgroalDataSource database;

    @Test
    void the_end_waits_for_likes_that_are_being_written_as_live_ones() throws Exception {
        var stream = Broadcast.live();
        var visit = opened(stream);
        Audience.execute(database, """
                create function slow() returns trigger language plpgsql as
                $$ begin if new.id = '%s' then perform pg_sleep(1.5); end if; return new; end $$;
                create trigger slow before update on live_visit for each row execute function slow()""".formatted(visit));
        var thread = Executors.newSingleThreadExecutor();
        try {
            var tap = thread.submit(() -> status(path(stream, visit) + "/likes", "{\"count\":5}"));
            Audience.await(() -> Audience.sleepers(database) > 0);
            to("ending", stream);
            var atEnd = numbers(stream);
            assertEquals(200, tap.get());
            assertEquals(List.of(1, 5, 0, 0), atEnd);
            assertEquals(atEnd, numbers(stream));
        } finally {
            thread.shutdown();
            Audience.execute(database, "drop trigger slow on live_visit; drop function slow()");
        }
    }

    @Test
    void totals_at_the_end_never_grow_however_many_taps_are_under_way() throws Exception {
        var stream = Broadcast.live();
        var visits = IntStream.range(0, 16).mapToObj(i -> opened(stream)).toList();
        var over = new AtomicBoolean();
        var threads = Executors.newFixedThreadPool(16);
        try {
            var taps = visits.stream().map(visit -> threads.submit(() -> {
                for (int count = 1; !over.get(); count++) {
                    status(path(stream, visit) + "/likes", "{\"count\":" + count + "}");
                    status(path(stream, UUID.randomUUID()), device(UUID.randomUUID()));
                }
                return null;
            })).toList();
            Audience.await(() -> numbers(stream).get(1) > 0);
            to("ending", stream);
            var atEnd = numbers(stream);
            Audience.await(() -> numbers(stream).get(2) > atEnd.get(2));
            var later = numbers(stream);
            over.set(true);
            for (var tap : taps) {
                tap.get();
            }
            assertEquals(atEnd.subList(0, 2), later.subList(0, 2));
            assertEquals(atEnd.subList(0, 2), numbers(stream).subList(0, 2));
            standing(stream).body("visits", is(atEnd.get(0)), "likes", is(atEnd.get(1)));
        } finally {
            over.set(true);
            threads.shutdown();
        }
    }

    /** visits, likes, those of the replay. */
    private static List<Integer> numbers(UUID stream) {
        var counted = exactly(stream).extract().body().jsonPath();
        return List.of(counted.getInt("visits"), counted.getInt("likes"), counted.getInt("replay.visits"),
                counted.getInt("replay.likes"));
    }
}
