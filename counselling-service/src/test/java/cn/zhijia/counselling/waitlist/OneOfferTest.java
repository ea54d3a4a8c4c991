package cn.zhijia.counselling.waitlist;

import static cn.zhijia.counselling.World.MONDAY;
import static cn.zhijia.counselling.World.booked;
import static cn.zhijia.counselling.World.counsel;
import static cn.zhijia.counselling.World.itIs;
import static cn.zhijia.counselling.World.member;
import static cn.zhijia.counselling.World.someone;
import static cn.zhijia.counselling.waitlist.Waiting.waits;
import static cn.zhijia.counselling.waitlist.Waiting.wish;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.counselling.World.Counsel;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.testing.TestDatabase;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** One live offer for a person and one for a time: whoever asks the database, and however many at once. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class OneOfferTest {

    private static final String TUESDAY = "2026-03-03";
    private static final List<String> HOURS = List.of("01", "02", "03", "06", "07", "08");

    @Inject
    DatabaseClock clock;
    @Inject
    AgroalDataSource database;

    @BeforeEach
    void monday_morning() {
        itIs(clock, MONDAY);
    }

    @AfterEach
    void real_time() {
        clock.shift(Duration.ZERO);
    }

    @Test
    void a_person_has_one_live_offer() throws Exception {
        var lin = counsel();
        String me = member(someone());
        String entry = entry(me, lin);
        assertEquals(1, together(HOURS.stream().map(hour -> offer(entry, appointment(lin, hour), lin, "01" + hour)).toList()));
    }

    @Test
    void a_time_is_offered_to_one() throws Exception {
        var lin = counsel();
        assertEquals(1, together(HOURS.stream()
                .map(hour -> offer(entry(member(someone()), lin), appointment(lin, hour), lin, "0101")).toList()));
    }

    private static String entry(String me, Counsel lin) {
        String path = waits(me, wish(TUESDAY, lin));
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** One of the counsellor's, under whose id an offer can stand. */
    private static UUID appointment(Counsel lin, String hour) {
        return booked(member(someone()), lin, TUESDAY + "T" + hour + ":00:00Z", Integer.parseInt(hour) < 4 ? "VIDEO" : "PHONE");
    }

    /** Whether the database takes it. */
    private Callable<Boolean> offer(String entry, UUID appointment, Counsel lin, String minutes) {
        return () -> {
            try (var connection = database.getConnection(); var sql = connection.createStatement()) {
                return sql.executeUpdate(
                        """
                                insert into waitlist_offer (id, entry_id, person_id, counsellor_id, starts_at, offered_at, expires_at)
                                select '%s', e.id, e.person_id, '%s', timestamptz '2026-03-03T01:00:00Z' + interval '%s seconds', now(), now()
                                from waitlist_entry e where e.id = '%s'"""
                                .formatted(appointment, lin.id(), minutes, entry)) == 1;
            } catch (SQLException refused) {
                assertEquals("23505", refused.getSQLState());
                return false;
            }
        };
    }

    private static long together(List<Callable<Boolean>> calls) throws Exception {
        var start = new CountDownLatch(1);
        var threads = Executors.newFixedThreadPool(calls.size());
        try {
            var answers = calls.stream().map(call -> threads.submit(() -> {
                start.await();
                return call.call();
            })).toList();
            start.countDown();
            long taken = 0;
            for (var answer : answers) {
                taken += answer.get() ? 1 : 0;
            }
            return taken;
        } finally {
            threads.shutdownNow();
        }
    }
}
