package cn.zhijia.events;

import static cn.zhijia.events.Club.SERIES;
import static cn.zhijia.events.Club.change;
import static cn.zhijia.events.Club.date;
import static cn.zhijia.events.Club.dates;
import static cn.zhijia.events.Club.event;
import static cn.zhijia.events.Club.except;
import static cn.zhijia.events.Club.held;
import static cn.zhijia.events.Club.instant;
import static cn.zhijia.events.Club.made;
import static cn.zhijia.events.Stage.EVENT;
import static cn.zhijia.events.Stage.audited;
import static cn.zhijia.events.Stage.facts;
import static cn.zhijia.events.Stage.guest;
import static cn.zhijia.events.Stage.member;
import static cn.zhijia.events.Stage.organizer;
import static cn.zhijia.events.Stage.register;
import static cn.zhijia.events.Stage.state;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.events.series.Horizon;
import cn.zhijia.kit.DatabaseTrouble;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.testing.TestDatabase;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** The reading club in the spring of 2026: 1 May is a Friday, and a holiday. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class SeriesTest {

    @Inject
    DatabaseClock clock;
    @Inject
    Horizon horizon;
    @Inject
    AgroalDataSource database;

    @BeforeEach
    void spring() {
        clock.shift(Club.noon("2026-04-01"));
    }

    @AfterEach
    void today() {
        clock.shift(Duration.ZERO);
    }

    @Test
    void each_date_within_reach_is_an_event_with_its_own_seats() {
        var id = made("size", 2, "place", Map.of("title", "麦子店街道心灵驿站"));
        var dates = dates(id);
        assertEquals(9, dates.size());
        assertEquals("2026-04-03T19:30", dates.get(0).get("recurrenceId"));
        assertEquals("2026-05-29T19:30", dates.get(8).get("recurrenceId"));
        var first = event(id, "2026-04-03T19:30");
        guest().get(EVENT, first).then().statusCode(200).body("state", is("PUBLISHED"), "startsAt",
                is("2026-04-03T11:30:00Z"), "endsAt", is("2026-04-03T13:00:00Z"), "place.title", is("麦子店街道心灵驿站"), "open",
                is(true));
        register("club1", first).statusCode(201).body("state", is("CONFIRMED"));
        register("club2", first).statusCode(201).body("state", is("CONFIRMED"));
        register("club3", first).statusCode(201).body("state", is("WAITLISTED"));
        register("club3", event(id, "2026-04-10T19:30")).statusCode(201).body("state", is("CONFIRMED"));
        audited(first);
    }

    @Test
    void a_series_can_be_written_again_and_changed_only_by_who_has_read_it() {
        var id = made();
        var answer = organizer().body(Club.body()).put(SERIES, id).then().statusCode(200).extract();
        organizer().body(Club.body("title", "读书会")).put(SERIES, id).then().statusCode(428);
        organizer().header("If-Match", "\"77\"").body(Club.body("title", "读书会")).put(SERIES, id).then().statusCode(412);
        organizer().header("If-Match", answer.header("ETag")).body(Club.body("title", "读书会")).put(SERIES, id).then()
                .statusCode(200).body("title", is("读书会"));
        guest().get(EVENT, event(id, "2026-04-10T19:30")).then().body("title", is("读书会"));
        Stage.organizer("airport").header("If-Match", "*").body(Club.body("union", "airport")).put(SERIES, id).then()
                .statusCode(403);
        member("club4").body(Club.body()).put(SERIES, id).then().statusCode(403);
        guest().get(SERIES, UUID.randomUUID()).then().statusCode(404);
        guest().get(SERIES, id).then().statusCode(200).body("detached", empty(), "warnings", empty(), "zone",
                is("Asia/Shanghai"));
        guest().header("If-None-Match", guest().get(SERIES, id).header("ETag")).get(SERIES, id).then().statusCode(304);
    }

    @Test
    void what_is_not_of_the_subset_is_refused_and_named() {
        for (var wrong : Map.of("FREQ=YEARLY", "FREQ=YEARLY", "FREQ=WEEKLY;BYSETPOS=1", "BYSETPOS=1",
                "FREQ=WEEKLY;COUNT=3;UNTIL=20260501T000000Z", "UNTIL", "FREQ=WEEKLY;BYDAY=1FR", "BYDAY",
                "FREQ=WEEKLY;BYMONTHDAY=3", "BYMONTHDAY", "FREQ=WEEKLY;INTERVAL=0", "INTERVAL=0", "INTERVAL=2", "FREQ",
                "FREQ=WEEKLY;UNTIL=20269999T999999Z", "FREQ=WEEKLY;UNTIL=20269999T999999Z", "weekly", "weekly").entrySet()) {
            organizer().body(Club.body("rrule", wrong.getKey())).put(SERIES, UUID.randomUUID()).then().statusCode(400).body(
                    "errors.pointer", contains("/rrule"), "errors.code", contains("rrule-part"), "part", is(wrong.getValue()));
        }
        organizer().body(Club.body("localStart", "2026-04-04T19:30")).put(SERIES, UUID.randomUUID()).then().statusCode(400)
                .body("errors.code", contains("not-of-rule"));
        organizer().body(Club.body("localStart", "2026-02-30T19:30")).put(SERIES, UUID.randomUUID()).then().statusCode(400);
        organizer().body(Club.body("duration", "PT0M")).put(SERIES, UUID.randomUUID()).then().statusCode(400);
        organizer().body(Club.body("zone", "Mars/Olympus")).put(SERIES, UUID.randomUUID()).then().statusCode(400);
    }

    @Test
    void rules_are_expanded_as_the_standard_says() {
        assertEquals(List.of("2026-04-03T19:30", "2026-04-24T19:30", "2026-05-01T19:30", "2026-05-29T19:30"),
                held(made("rrule", "FREQ=MONTHLY;BYDAY=1FR,-1FR")));
        assertEquals(List.of("2026-04-03T19:30", "2026-04-30T19:30", "2026-05-03T19:30"),
                held(made("rrule", "FREQ=MONTHLY;BYMONTHDAY=3,-1;COUNT=3")));
        assertEquals(List.of("2026-04-03T19:30", "2026-04-17T19:30", "2026-05-01T19:30"),
                held(made("rrule", "FREQ=WEEKLY;INTERVAL=2;UNTIL=20260501T113000Z")));
        assertEquals(58, held(made("rrule", "FREQ=DAILY")).size()); // to the sixtieth day from now
        assertEquals(List.of("2026-04-03T19:30", "2026-04-05T14:00", "2026-04-17T19:30"),
                held(made("rrule", "FREQ=WEEKLY;COUNT=3", "exdates", List.of("2026-04-10T19:30"), "rdates",
                        List.of("2026-04-05T14:00"))));
    }

    @Test
    void the_first_of_may_is_left_out_moved_or_kept() {
        var skip = made("holidayPolicy", "SKIP");
        assertEquals("SKIPPED", date(skip, "2026-05-01T19:30").get("state"));
        assertEquals("劳动节", date(skip, "2026-05-01T19:30").get("holiday"));
        assertFalse(held(skip).contains("2026-05-01T19:30"));
        var next = made("holidayPolicy", "NEXT_WORKDAY");
        assertEquals(instant("2026-05-06T19:30").toString(), date(next, "2026-05-01T19:30").get("startsAt"));
        assertTrue(held(next).contains("2026-05-01T19:30"));
        var keep = made();
        assertEquals(instant("2026-05-01T19:30").toString(), date(keep, "2026-05-01T19:30").get("startsAt"));
    }

    @Test
    void a_make_up_sunday_is_a_workday() {
        clock.shift(Club.noon("2025-12-20"));
        var moved = made("localStart", "2025-12-25T19:30", "rrule", "FREQ=WEEKLY;BYDAY=TH", "holidayPolicy", "NEXT_WORKDAY");
        assertEquals(instant("2026-01-04T19:30").toString(), date(moved, "2026-01-01T19:30").get("startsAt"));
        clock.shift(Club.noon("2026-09-01"));
        for (var policy : List.of("SKIP", "NEXT_WORKDAY", "KEEP")) { // worked, so no holiday: the 27th is one
            var sundays = made("localStart", "2026-09-06T10:00", "rrule", "FREQ=WEEKLY;BYDAY=SU;COUNT=4", "holidayPolicy",
                    policy);
            assertEquals(instant("2026-09-20T10:00").toString(), date(sundays, "2026-09-20T10:00").get("startsAt"));
            assertEquals(policy.equals("SKIP") ? null
                    : instant(policy.equals("KEEP") ? "2026-09-27T10:00" : "2026-09-28T10:00").toString(),
                    date(sundays, "2026-09-27T10:00").get("startsAt"));
        }
    }

    @Test
    void of_two_dates_on_one_day_the_days_own_stays() {
        var daily = made("rrule", "FREQ=DAILY;COUNT=8", "localStart", "2026-04-30T19:30", "holidayPolicy",
                "NEXT_WORKDAY");
        assertEquals("SKIPPED", date(daily, "2026-05-01T19:30").get("state"));
        assertEquals(instant("2026-05-06T19:30").toString(), date(daily, "2026-05-06T19:30").get("startsAt"));
        var some = made("rrule", "FREQ=WEEKLY;BYDAY=FR,SU", "holidayPolicy", "NEXT_WORKDAY");
        assertEquals(instant("2026-05-06T19:30").toString(), date(some, "2026-05-01T19:30").get("startsAt"));
        assertEquals("SKIPPED", date(some, "2026-05-03T19:30").get("state"));
    }

    @Test
    void where_holidays_are_not_known_dates_are_kept_and_the_organizer_is_told() {
        clock.shift(Club.noon("2027-04-01"));
        var id = UUID.randomUUID();
        organizer().body(Club.body("localStart", "2027-04-02T19:30", "holidayPolicy", "SKIP")).put(SERIES, id).then()
                .statusCode(201).body("warnings.code", contains("holidays-unknown"), "warnings.year", contains(2027));
        assertEquals(9, held(id).size());
        guest().get("/v1/series/holidays?year=2027").then().statusCode(404);
        guest().get("/v1/series/holidays?year=2026").then().statusCode(200).body("notice", is("国办发明电〔2025〕7号"),
                "days.findAll { !it.off }.day", hasItem("2026-09-20"), "days", hasSize(39));
        guest().get("/v1/series/holidays").then().statusCode(400);
    }

    @Test
    void a_changed_rule_detaches_what_has_registrations_and_calls_off_the_rest() {
        var id = made();
        var kept = event(id, "2026-04-17T19:30");
        var gone = event(id, "2026-04-24T19:30");
        register("rule1", kept).statusCode(201);
        change(id, "rrule", "FREQ=WEEKLY;BYDAY=TH", "localStart", "2026-04-02T19:30").statusCode(200).body("detached",
                contains("2026-04-17T19:30"));
        assertEquals("CONFIRMED", state("rule1", kept));
        assertEquals(true, date(id, "2026-04-17T19:30").get("detached"));
        assertEquals("CANCELLED", date(id, "2026-04-24T19:30").get("state"));
        guest().get(EVENT, gone).then().body("state", is("CANCELLED"));
        assertTrue(held(id).containsAll(List.of("2026-04-02T19:30", "2026-04-16T19:30", "2026-04-17T19:30")));
        change(id).statusCode(200).body("detached", empty());
        assertEquals(gone, event(id, "2026-04-24T19:30"));
        assertEquals("SCHEDULED", date(id, "2026-04-24T19:30").get("state"));
        register("rule2", gone).statusCode(201).body("state", is("CONFIRMED"));
        audited(gone);
    }

    @Test
    void other_hours_move_each_date_and_ask_again() {
        var id = made("size", 5);
        var first = event(id, "2026-04-03T19:30");
        register("hours1", first).statusCode(201);
        change(id, "size", 5, "localStart", "2026-04-03T18:00").statusCode(200).body("detached", empty());
        assertEquals(instant("2026-04-03T18:00").toString(), date(id, "2026-04-03T19:30").get("startsAt"));
        assertEquals(9, held(id).size());
        assertEquals(List.of("RESCHEDULED"), facts("hours1"));
        register("hours2", first).statusCode(201);
        change(id, "size", 1, "localStart", "2026-04-03T18:00").statusCode(409).body("code", is("below-use"));
        change(id, "size", 9, "localStart", "2026-04-03T18:00").statusCode(200);
        Stage.quota(first).body("size", is(9), "used", is(2));
    }

    @Test
    void an_exception_moves_one_date_which_keeps_its_name() {
        var id = made();
        var event = event(id, "2026-04-10T19:30");
        register("except1", event).statusCode(201);
        organizer().body(Map.of("title", "作者见面")).put(Club.DATE, id, "2026-04-10T19:30").then().statusCode(428);
        except(id, "2026-04-10T19:30", Map.of("localStart", "2026-04-11T14:00", "duration", "PT2H", "title", "作者见面"))
                .statusCode(200).body("recurrenceId", is("2026-04-10T19:30"), "event", is(event.toString()), "startsAt",
                        is(instant("2026-04-11T14:00").toString()), "endsAt", is(instant("2026-04-11T16:00").toString()),
                        "title", is("作者见面"), "exception", is(true));
        change(id, "title", "读书会").statusCode(200);
        assertEquals("作者见面", date(id, "2026-04-10T19:30").get("title"));
        assertEquals(List.of("RESCHEDULED"), facts("except1"));
        except(id, "2026-04-10T19:30", Map.of("cancelled", true)).statusCode(400);
        except(id, "2026-04-10T19:30", Map.of("cancelled", true, "reason", "书店装修")).statusCode(200).body("state",
                is("CANCELLED"), "reason", is("书店装修"));
        assertEquals("CANCELLED", state("except1", event));
        except(id, "2026-04-10T19:30", Map.of()).statusCode(200).body("state", is("SCHEDULED"), "startsAt",
                is(instant("2026-04-10T19:30").toString()), "title", is("读书会"), "exception", is(false));
        except(id, "2026-04-11T19:30", Map.of("title", "x")).statusCode(404);
        except(id, "someday", Map.of("title", "x")).statusCode(404);
        except(id, "2026-10-30T19:30", Map.of("title", "秋天")).statusCode(200).body("state", is("SCHEDULED"), "title", is("秋天"));
        horizon.move();
        assertEquals("秋天", date(id, "2026-10-30T19:30").get("title"));
    }

    @Test
    void the_tag_of_a_date_is_the_same_wherever_it_is_computed() {
        var id = made();
        var answer = guest().get(Club.DATE, id, "2026-04-10T19:30").then().statusCode(200).extract();
        int shown = Objects.hash("2026-04-10T19:30", UUID.fromString(answer.path("event")), "心悦读书会",
                Instant.parse(answer.path("startsAt")), Instant.parse(answer.path("endsAt")), "SCHEDULED", false, false, null,
                null, null);
        assertTrue(answer.header("ETag").contains("." + Integer.toUnsignedString(shown) + "-"), answer.header("ETag"));
    }

    @Test
    void an_event_that_an_organizer_called_off_is_not_revived() {
        var id = made();
        var event = event(id, "2026-04-10T19:30");
        organizer().body(Map.of("reason", "停电")).put(EVENT + "/cancellation", event).then().statusCode(200);
        change(id, "title", "读书会").statusCode(200);
        guest().get(EVENT, event).then().body("state", is("CANCELLED"), "cancellationReason", is("停电"));
    }

    @Test
    void two_who_move_the_horizon_at_once_make_each_date_once() throws Exception {
        var series = List.of(made(), made("rrule", "FREQ=DAILY", "localStart", "2026-05-20T19:30"),
                made("rrule", "FREQ=WEEKLY;BYDAY=WE,FR"));
        var attempt = Club.subscribed("horizon1", series.get(1));
        clock.shift(Club.noon("2026-04-20"));
        together(() -> {
            horizon.move();
            return null;
        }, () -> {
            horizon.move();
            return null;
        }, () -> change(series.get(0), "title", "读书会").statusCode(200));
        assertEquals(11, held(series.get(0)).size());
        assertEquals("2026-06-12T19:30", held(series.get(0)).get(10));
        assertEquals(30, held(series.get(1)).size());
        assertEquals(attempt.toString(), member("horizon1").get(Club.SEAT, series.get(1)).path("attempt"));
        assertEquals(30, Club.seats("horizon1", series.get(1), "state").values().stream().filter("CONFIRMED"::equals).count());
        var ids = series.stream().flatMap(id -> dates(id).stream()).map(d -> d.get("event")).toList();
        assertEquals(ids.size(), ids.stream().distinct().count());
        assertEquals(UUID.nameUUIDFromBytes((series.get(0) + "/2026-06-12T19:30").getBytes(StandardCharsets.UTF_8)),
                event(series.get(0), "2026-06-12T19:30"));
    }

    @Test
    void the_database_holds_no_date_twice() throws Exception {
        var id = made();
        assertEquals("occurrence_once", refusal("""
                insert into occurrence (id, version, series_id, recurrence_id, detached, dropped, stands)
                values (gen_random_uuid(), 0, '%s', '2026-04-10T19:30', false, false, false)""".formatted(id)));
        assertEquals("occurrence_one_a_day", refusal("""
                insert into occurrence (id, version, series_id, recurrence_id, detached, dropped, stands)
                values (gen_random_uuid(), 0, '%s', '2026-04-10T14:00', false, false, false)""".formatted(id)));
        Club.subscribed("guard1", id);
        assertEquals("subscription_one_live", refusal("""
                insert into subscription (id, series_id, person_id, attempt, subscribed_at)
                select gen_random_uuid(), series_id, person_id, gen_random_uuid(), now() from subscription
                where series_id = '%s'""".formatted(id)));
    }

    private String refusal(String sql) throws SQLException {
        try (var connection = database.getConnection(); var statement = connection.createStatement()) {
            statement.execute(sql);
            return null;
        } catch (SQLException refused) {
            return DatabaseTrouble.constraint(refused);
        }
    }

    @Test
    void two_first_calls_at_once_make_one_series() throws Exception {
        var id = UUID.randomUUID();
        Callable<Object> call = () -> organizer().body(Club.body()).put(SERIES, id).then().extract().statusCode();
        assertEquals(List.of(200, 201), together(call, call).stream().map(Integer.class::cast).sorted().toList());
        assertEquals(9, dates(id).size());
    }

    @Test
    void a_split_takes_this_and_all_that_follow_with_their_registrations() {
        var id = made("size", 3, "rrule", "FREQ=WEEKLY;BYDAY=FR;COUNT=12");
        var moved = event(id, "2026-05-08T19:30");
        var second = event(id, "2026-05-15T19:30");
        register("split1", moved).statusCode(201);
        Club.subscribed("split2", id);
        var to = UUID.randomUUID();
        var split = Map.of("from", "2026-05-08T19:30", "title", "心悦读书会·夏季", "duration", "PT2H");
        organizer().body(split).put(SERIES + "/split/{to}", id, to).then().statusCode(428);
        organizer().header("If-Match", "*").body(split).put(SERIES + "/split/{to}", id, to).then().statusCode(201).body("title",
                is("心悦读书会·夏季"), "splitFrom", is(id.toString()), "rrule", is("FREQ=WEEKLY;COUNT=7;BYDAY=FR"), "detached",
                empty());
        organizer().body(split).put(SERIES + "/split/{to}", id, to).then().statusCode(200);
        organizer().header("If-Match", "*").body(Map.of("from", "2026-05-15T19:30")).put(SERIES + "/split/{to}", id, to).then()
                .statusCode(409).body("code", is("id-in-use"));
        assertEquals(List.of("2026-04-03T19:30", "2026-04-10T19:30", "2026-04-17T19:30", "2026-04-24T19:30",
                "2026-05-01T19:30"), held(id));
        assertEquals(moved, event(to, "2026-05-08T19:30"));
        assertEquals(second, event(to, "2026-05-15T19:30"));
        assertEquals("CONFIRMED", state("split1", moved));
        assertEquals("CONFIRMED", Club.seats("split2", to, "state").get("2026-05-15T19:30"));
        assertEquals(5, Club.seats("split2", id, "state").size());
        guest().get(EVENT, moved).then().body("title", is("心悦读书会·夏季"), "endsAt", is(instant("2026-05-08T21:30").toString()));
        clock.shift(Club.noon("2026-05-09"));
        horizon.move();
        assertEquals(7, held(to).size());
        assertEquals(6, Club.seats("split2", to, "state").size()); // the first is over
        organizer().header("If-Match", "*").body(Map.of("from", "2026-04-10T19:30")).put(SERIES + "/split/{to}", id,
                UUID.randomUUID()).then().statusCode(400).body("errors.code", contains("date-passed"));
        audited(moved);
    }

    @Test
    void a_split_to_another_weekday_detaches_what_has_registrations() {
        var id = made();
        var friday = event(id, "2026-05-15T19:30");
        register("split3", friday).statusCode(201);
        var to = UUID.randomUUID();
        organizer().header("If-Match", "*").body(Map.of("from", "2026-05-08T19:30", "rrule", "FREQ=WEEKLY;BYDAY=TH"))
                .put(SERIES + "/split/{to}", id, to).then().statusCode(201).body("localStart", is("2026-05-14T19:30"),
                        "detached", contains("2026-05-15T19:30"));
        assertEquals("CONFIRMED", state("split3", friday));
        assertEquals("CANCELLED", date(to, "2026-05-08T19:30").get("state"));
        assertTrue(held(to).contains("2026-05-14T19:30"));
    }

    @Test
    void half_past_seven_stays_half_past_seven_when_clocks_change() {
        clock.shift(Club.noon("2026-10-10"));
        var id = made("zone", "Europe/Berlin", "localStart", "2026-10-16T19:30");
        assertEquals("2026-10-23T17:30:00Z", date(id, "2026-10-23T19:30").get("startsAt"));
        assertEquals("2026-10-30T18:30:00Z", date(id, "2026-10-30T19:30").get("startsAt"));
    }

    @Test
    void series_and_dates_are_paged() {
        var mine = List.of(made("union", "bus"), made(), made());
        var seen = new ArrayList<String>();
        String next = null;
        do {
            var page = guest().queryParam("union", "bus").queryParam("limit", 2).queryParam("cursor", next == null ? "" : next);
            var answer = (next == null ? guest().get("/v1/series?union=bus&limit=2") : page.get("/v1/series")).then()
                    .statusCode(200).extract();
            seen.addAll(answer.path("items.id"));
            next = answer.path("next");
        } while (next != null);
        assertEquals(seen.size(), seen.stream().distinct().count());
        assertTrue(seen.containsAll(mine.stream().map(UUID::toString).toList()));
        guest().get("/v1/series?limit=100").then().statusCode(200).body("items.id", hasItem(mine.get(0).toString()));
        guest().get("/v1/series?union=nobody").then().body("items", empty(), "next", nullValue());
        guest().get("/v1/series?cursor=x").then().statusCode(400);
        String cursor = guest().get(SERIES + "/occurrences?limit=4", mine.get(0)).path("next");
        guest().queryParam("cursor", cursor).get(SERIES + "/occurrences", mine.get(0)).then().statusCode(200).body("items",
                hasSize(5), "items.recurrenceId", not(hasItem("2026-04-24T19:30")));
        guest().get(SERIES + "/occurrences?from=2026-05-22T00:00", mine.get(0)).then().body("items", hasSize(2));
    }

    @SafeVarargs
    private static List<Object> together(Callable<Object>... calls) throws Exception {
        var threads = Executors.newFixedThreadPool(calls.length);
        try {
            var answers = new ArrayList<Object>();
            for (var answer : threads.invokeAll(List.of(calls))) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdown();
        }
    }
}
