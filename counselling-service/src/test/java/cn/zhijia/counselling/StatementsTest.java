package cn.zhijia.counselling;

import static cn.zhijia.counselling.World.ADMIN;
import static cn.zhijia.counselling.World.MONDAY;
import static cn.zhijia.counselling.World.as;
import static cn.zhijia.counselling.World.counsel;
import static cn.zhijia.counselling.World.grant;
import static cn.zhijia.counselling.World.itIs;
import static cn.zhijia.counselling.World.member;
import static cn.zhijia.counselling.World.put;
import static cn.zhijia.counselling.World.someone;
import static cn.zhijia.counselling.World.station;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.hibernate.SessionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.counselling.World.Counsel;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** A page of twenty takes as many SQL statements as a page of two: nothing is read row by row. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class StatementsTest {

    private static final int ROWS = 20;

    @Inject
    DatabaseClock clock;

    @Inject
    SessionFactory sessions;

    @BeforeEach
    void monday_morning() {
        itIs(clock, MONDAY);
        sessions.getStatistics().setStatisticsEnabled(true);
    }

    @AfterEach
    void real_time() {
        sessions.getStatistics().setStatisticsEnabled(false);
        clock.shift(Duration.ZERO);
    }

    @Test
    void my_appointments_are_read_together_with_counsellors_and_rooms() {
        var rooms = rooms();
        var station = stationWith(rooms);
        String me = someone();
        grant(me, ROWS);
        for (int i = 0; i < ROWS; i++) {
            walkIn(counsel(station, rooms[i], Map.of()), me, i, rooms[i]);
        }
        assertSameForTwoAndTwenty(member(me), "/v1/me/appointments", "room");
    }

    @Test
    void a_counsellors_appointments_are_read_together_with_members_and_rooms() {
        var rooms = rooms();
        var lin = counsel(stationWith(rooms), rooms[0], Map.of());
        for (int i = 0; i < ROWS; i++) {
            walkIn(lin, someone(), i, rooms[i]);
        }
        assertSameForTwoAndTwenty(lin.token(), "/v1/counsellors/" + lin.id() + "/appointments", "memberNo");
    }

    @Test
    void counsellors_are_read_together_with_their_qualifications() {
        var room = UUID.randomUUID();
        var station = stationWith(room);
        for (int i = 0; i < ROWS; i++) {
            counsel(station, room, Map.of());
        }
        assertSameForTwoAndTwenty(member("m"), "/v1/counsellors", "qualifications[0]");
    }

    @Test
    void stations_are_read_together_with_their_rooms_and_hours() {
        String union = someone();
        for (int i = 0; i < ROWS; i++) {
            var body = station("驿站", UUID.randomUUID());
            body.put("union", union);
            put(ADMIN, "/v1/stations/" + UUID.randomUUID(), body).then().statusCode(201);
        }
        assertSameForTwoAndTwenty(member("m"), "/v1/stations?union=" + union, "rooms[0]");
    }

    @Test
    void free_times_of_twenty_counsellors_take_as_many_statements_as_those_of_one() {
        var room = UUID.randomUUID();
        var station = stationWith(room);
        counsel(station, room, Map.of("topics", List.of("ONE_ALONE")));
        for (int i = 0; i < ROWS; i++) {
            counsel(station, room, Map.of("topics", List.of("MANY_OF_THEM")));
        }
        slots("ONE_ALONE"); // the caller's first visit may write
        assertEquals(slots("ONE_ALONE"), slots("MANY_OF_THEM"));
    }

    private long slots(String topic) {
        sessions.getStatistics().clear();
        as(member("m")).queryParam("topic", topic).queryParam("from", "2026-03-03").queryParam("to", "2026-04-02")
                .queryParam("limit", 100).get("/v1/slots").then().statusCode(200).body("items", hasSize(100));
        return sessions.getStatistics().getPrepareStatementCount();
    }

    private static UUID[] rooms() {
        return Stream.generate(UUID::randomUUID).limit(ROWS).toArray(UUID[]::new);
    }

    private static UUID stationWith(UUID... rooms) {
        var id = UUID.randomUUID();
        put(ADMIN, "/v1/stations/" + id, station("心灵驿站", rooms)).then().statusCode(201);
        return id;
    }

    /** One hour after the other, through the nights. */
    private static void walkIn(Counsel with, String member, int hour, UUID room) {
        var start = MONDAY.plus(Duration.ofHours(24 + hour)).toString();
        put(with.token(), "/v1/appointments/" + UUID.randomUUID(), Map.of("modality", "ON_SITE", "memberNo", "T-" + member,
                "walkIn", Map.of("counsellor", with.id(), "startsAt", start, "room", room))).then().statusCode(201);
    }

    private void assertSameForTwoAndTwenty(String token, String path, String shown) {
        statements(token, path, 1, shown); // the caller's first visit may write
        long two = statements(token, path, 2, shown);
        assertTrue(two > 0, "nothing was counted");
        assertEquals(two, statements(token, path, ROWS, shown), path);
    }

    private long statements(String token, String path, int rows, String shown) {
        sessions.getStatistics().clear();
        as(token).queryParam("limit", rows).get(path).then().statusCode(200).body("items", hasSize(rows))
                .body("items." + shown, everyItem(notNullValue()));
        return sessions.getStatistics().getPrepareStatementCount();
    }
}
