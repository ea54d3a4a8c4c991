package cn.zhijia.events;

import static cn.zhijia.events.Club.DATE;
import static cn.zhijia.events.Club.SERIES;
import static cn.zhijia.events.Club.change;
import static cn.zhijia.events.Club.event;
import static cn.zhijia.events.Club.except;
import static cn.zhijia.events.Club.held;
import static cn.zhijia.events.Club.instant;
import static cn.zhijia.events.Club.made;
import static cn.zhijia.events.Stage.EVENT;
import static cn.zhijia.events.Stage.audited;
import static cn.zhijia.events.Stage.facts;
import static cn.zhijia.events.Stage.guest;
import static cn.zhijia.events.Stage.organizer;
import static cn.zhijia.events.Stage.quota;
import static cn.zhijia.events.Stage.register;
import static cn.zhijia.events.Stage.state;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.events.series.Horizon;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** What becomes of a date's seats, parts and venue when its series changes, calls it off or holds it again. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class OccurrenceTest {

    private static final String SECOND = "2026-04-10T19:30";
    private static final Map<String, Object> OFF = Map.of("cancelled", true, "reason", "书店装修");

    @Inject
    DatabaseClock clock;
    @Inject
    Horizon horizon;

    @BeforeEach
    void spring() {
        clock.shift(Club.noon("2026-04-01"));
    }

    @AfterEach
    void today() {
        clock.shift(Duration.ZERO);
    }

    @Test
    void calling_a_date_off_calls_its_parts_off() {
        var id = made();
        var talk = event(id, SECOND);
        var ride = Stage.event(1, at("2026-04-10T18:00", "2026-04-10T19:00", "partOf", talk.toString()));
        register("part1", talk, Map.of("alongside", List.of(ride))).statusCode(201);
        except(id, SECOND, OFF).statusCode(200);
        guest().get(EVENT, ride).then().body("state", is("CANCELLED"), "cancellationReason", is("书店装修"));
        assertEquals("CANCELLED", state("part1", ride));
        assertEquals(List.of("EVENT_CANCELLED", "EVENT_CANCELLED"), facts("part1"));
        quota(ride).body("used", is(0));
        audited(ride);
    }

    @Test
    void a_day_whose_hour_has_changed_has_its_one_date_still() {
        var id = made();
        change(id, "localStart", "2026-04-03T14:00").statusCode(200);
        except(id, "2026-04-10T14:00", Map.of("title", "读书会")).statusCode(404);
        guest().get(DATE, id, "2026-04-10T14:00").then().statusCode(404);
        except(id, SECOND, Map.of("title", "读书会")).statusCode(200);
        var to = UUID.randomUUID();
        organizer().header("If-Match", "*").body(Map.of("from", "2026-05-08T14:00")).put(SERIES + "/split/{to}", id, to).then()
                .statusCode(400).body("errors.code", contains("no-such-date"));
        organizer().header("If-Match", "*").body(Map.of("from", "2026-05-08T19:30")).put(SERIES + "/split/{to}", id, to).then()
                .statusCode(201).body("localStart", is("2026-05-08T14:00"));
        clock.shift(Club.noon("2026-04-02"));
        horizon.move();
        assertEquals(List.of("2026-04-03T19:30", SECOND, "2026-04-17T19:30", "2026-04-24T19:30", "2026-05-01T19:30"),
                held(id));
        assertEquals(List.of("2026-05-08T19:30", "2026-05-15T19:30", "2026-05-22T19:30", "2026-05-29T19:30"), held(to));
    }

    @Test
    void a_changed_size_is_that_of_the_quota_which_the_series_made() {
        var id = made("size", 5);
        var event = event(id, SECOND);
        var bus = new UUID(0, 1);
        quota(event, bus, Map.of("size", 3, "unions", List.of("bus"))).statusCode(201);
        change(id, "size", 30).statusCode(200);
        quota(event, bus).body("size", is(3));
        quota(event).body("size", is(30));
    }

    @Test
    void a_series_offers_no_more_seats_than_the_venue_of_a_date_has() {
        var id = made("size", 5);
        var venue = VenueTest.venue("seats", 10);
        hold(id, SECOND, venue);
        change(id, "size", 50).statusCode(409).body("code", is("over-venue-seats"), "seats", is(10));
        quota(event(id, SECOND)).body("size", is(5));
        except(id, SECOND, OFF).statusCode(200);
        organizer().header("If-Match", "*").body(VenueTest.bus("seats", 4)).put(VenueTest.VENUE, venue).then().statusCode(200);
        except(id, SECOND, Map.of()).statusCode(409).body("code", is("over-venue-seats"), "seats", is(4));
        change(id, "size", 4).statusCode(200);
        except(id, SECOND, Map.of()).statusCode(200).body("state", is("SCHEDULED"));
    }

    @Test
    void a_date_that_comes_back_has_the_seats_of_its_series_by_now() {
        var id = made("size", 2);
        except(id, SECOND, OFF).statusCode(200);
        change(id, "size", 7).statusCode(200);
        except(id, SECOND, Map.of()).statusCode(200);
        quota(event(id, SECOND)).body("size", is(7));
        register("back1", event(id, SECOND)).statusCode(201);
        change(id, "size", 7, "rrule", "FREQ=WEEKLY;BYDAY=TH", "localStart", "2026-04-02T19:30").statusCode(200)
                .body("detached", contains(SECOND));
        change(id, "size", 9, "rrule", "FREQ=WEEKLY;BYDAY=TH", "localStart", "2026-04-02T19:30").statusCode(200);
        quota(event(id, SECOND)).body("size", is(7));
        change(id, "size", 9).statusCode(200);
        quota(event(id, SECOND)).body("size", is(9), "used", is(1));
        audited(event(id, SECOND));
    }

    @Test
    void a_date_held_again_at_another_time_needs_its_venue_then() {
        var id = made("size", 5);
        var venue = VenueTest.venue("seats", 10);
        hold(id, SECOND, venue);
        except(id, SECOND, OFF).statusCode(200);
        Stage.event(5, at(SECOND, "2026-04-10T21:00", "venue", venue.toString()));
        except(id, SECOND, Map.of()).statusCode(409).body("code", is("venue-taken"));
        except(id, SECOND, Map.of("localStart", "2026-04-11T14:00")).statusCode(200).body("state", is("SCHEDULED"), "startsAt",
                is(instant("2026-04-11T14:00").toString()));
        var other = Stage.draft(at("2026-04-11T14:30", "2026-04-11T16:00", "venue", venue.toString()));
        quota(other, Map.of("size", 5)).statusCode(201);
        organizer().put(EVENT + "/publication", other).then().statusCode(409).body("code", is("venue-taken"));
    }

    @Test
    void what_its_organizer_called_off_stays_so_when_the_series_drops_the_date_and_takes_it_back() {
        var id = made();
        var event = event(id, SECOND);
        organizer().body(Map.of("reason", "停电")).put(EVENT + "/cancellation", event).then().statusCode(200);
        change(id, "rrule", "FREQ=WEEKLY;BYDAY=TH", "localStart", "2026-04-02T19:30").statusCode(200);
        change(id).statusCode(200);
        guest().get(EVENT, event).then().body("state", is("CANCELLED"), "cancellationReason", is("停电"));
        except(id, SECOND, OFF).statusCode(200);
        except(id, SECOND, Map.of()).statusCode(200).body("state", is("CANCELLED"), "reason", is("停电"));
    }

    @Test
    void a_date_is_not_held_again_at_what_another_union_keeps_to_itself_by_now() {
        var id = made("size", 5);
        var online = UUID.randomUUID();
        var room = new HashMap<String, Object>(
                Map.of("union", "airport", "kind", "ONLINE", "title", "直播间", "shared", true));
        organizer("airport").body(room).put(VenueTest.VENUE, online).then().statusCode(201);
        hold(id, SECOND, online);
        except(id, SECOND, OFF).statusCode(200);
        room.put("shared", false);
        organizer("airport").header("If-Match", "*").body(room).put(VenueTest.VENUE, online).then().statusCode(200);
        except(id, SECOND, Map.of()).statusCode(403).body("code", is("venue-not-shared"));
    }

    @Test
    void a_day_that_is_none_is_refused_in_a_filter() {
        var id = made();
        guest().get(SERIES + "/occurrences?from=2026-13-99T19:30", id).then().statusCode(400).body("errors.pointer",
                contains("?from"), "errors.code", contains("unreadable-value"));
    }

    /** The date is held at a venue. */
    private static void hold(UUID series, String date, UUID venue) {
        var body = Stage
                .body(at(date, "2026-04-10T21:00", "title", "心悦读书会", "kind", "READING_CLUB", "venue", venue.toString()));
        organizer().header("If-Match", "*").body(body).put(EVENT, event(series, date)).then().statusCode(200);
    }

    private static Object[] at(String from, String to, Object... more) {
        var all = new ArrayList<Object>(
                List.of("startsAt", instant(from).toString(), "endsAt", instant(to).toString()));
        all.addAll(List.of(more));
        return all.toArray();
    }
}
