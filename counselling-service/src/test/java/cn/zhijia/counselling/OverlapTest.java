package cn.zhijia.counselling;

import static cn.zhijia.counselling.World.ADMIN;
import static cn.zhijia.counselling.World.MONDAY;
import static cn.zhijia.counselling.World.as;
import static cn.zhijia.counselling.World.booked;
import static cn.zhijia.counselling.World.counsel;
import static cn.zhijia.counselling.World.counsellor;
import static cn.zhijia.counselling.World.itIs;
import static cn.zhijia.counselling.World.member;
import static cn.zhijia.counselling.World.put;
import static cn.zhijia.counselling.World.someone;
import static org.hamcrest.Matchers.is;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

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
import io.restassured.response.ValidatableResponse;

/** Sessions that overlap in part: of another length, with another counsellor, in another room. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class OverlapTest {

    private static final String NINE = "2026-03-03T01:00:00Z";

    @Inject
    DatabaseClock clock;

    @BeforeEach
    void monday_morning() {
        itIs(clock, MONDAY);
    }

    @AfterEach
    void real_time() {
        clock.shift(Duration.ZERO);
    }

    @Test
    void a_session_of_another_length_takes_no_part_of_one_that_is_booked() {
        var lin = counsel();
        booked(member(someone()), lin, NINE, "VIDEO"); // to 09:50, and free again at 10:00
        lasts(lin, 90, 0);
        taken(walkIn(lin, someone(), "2026-03-03T00:00:00Z", null)); // 08:00 to 09:30: over its beginning
        taken(walkIn(lin, someone(), "2026-03-03T00:45:00Z", null)); // around all of it
        lasts(lin, 15, 0);
        taken(walkIn(lin, someone(), "2026-03-03T01:20:00Z", null)); // within it
        taken(walkIn(lin, someone(), "2026-03-03T01:50:00Z", null)); // within its buffer
        walkIn(lin, someone(), "2026-03-03T02:00:00Z", null).statusCode(201);
        lasts(lin, 60, 0);
        walkIn(lin, someone(), "2026-03-03T00:00:00Z", null).statusCode(201); // ends when the other begins
    }

    @Test
    void one_person_is_not_in_sessions_of_different_lengths_with_two_counsellors() {
        var lin = counsel();
        var wang = counsel(Map.of("sessionMinutes", 90, "bufferMinutes", 0));
        String an = someone();
        booked(member(an), lin, NINE, "VIDEO");
        taken(walkIn(wang, an, "2026-03-03T00:00:00Z", null));
        walkIn(wang, an, "2026-03-03T01:50:00Z", null).statusCode(201); // the buffer is the counsellor's, not the member's
        walkIn(wang, someone(), "2026-03-03T00:00:00Z", null).statusCode(201);
    }

    @Test
    void one_counsellor_is_not_in_two_rooms_and_one_room_has_no_two_sessions_of_different_lengths() {
        var lin = counsel();
        var wang = counsel(lin.station(), lin.room(), Map.of("sessionMinutes", 90, "bufferMinutes", 0));
        var elsewhere = counsel();
        booked(member(someone()), lin, NINE, "ON_SITE");
        taken(walkIn(lin, someone(), "2026-03-03T01:30:00Z", elsewhere.room()));
        taken(walkIn(wang, someone(), "2026-03-03T00:00:00Z", lin.room()));
        taken(walkIn(wang, someone(), "2026-03-03T01:55:00Z", lin.room())); // the room is the counsellor's in the buffer too
        walkIn(wang, someone(), "2026-03-03T00:00:00Z", elsewhere.room()).statusCode(201);
        walkIn(wang, someone(), "2026-03-03T02:00:00Z", lin.room()).statusCode(201);
    }

    private static void lasts(Counsel counsel, int minutes, int buffer) {
        var body = counsellor(counsel.name());
        body.put("sessionMinutes", minutes);
        body.put("bufferMinutes", buffer);
        as(ADMIN).header("If-Match", "*").body(body).put("/v1/counsellors/" + counsel.id()).then().statusCode(200);
    }

    private static ValidatableResponse walkIn(Counsel with, String member, String start, UUID room) {
        var place = new HashMap<String, Object>(Map.of("counsellor", with.id(), "startsAt", start));
        if (room != null) {
            place.put("room", room);
        }
        return put(with.token(), "/v1/appointments/" + UUID.randomUUID(), Map.of("modality", room == null ? "PHONE" : "ON_SITE",
                "memberNo", "T-" + member, "walkIn", place)).then();
    }

    private static void taken(ValidatableResponse answer) {
        answer.statusCode(409).body("code", is("slot-taken"));
    }
}
