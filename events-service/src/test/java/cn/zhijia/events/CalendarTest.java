package cn.zhijia.events;

import static cn.zhijia.events.Club.SERIES;
import static cn.zhijia.events.Club.change;
import static cn.zhijia.events.Club.dates;
import static cn.zhijia.events.Club.event;
import static cn.zhijia.events.Club.except;
import static cn.zhijia.events.Club.made;
import static cn.zhijia.events.Stage.EVENT;
import static cn.zhijia.events.Stage.cancel;
import static cn.zhijia.events.Stage.guest;
import static cn.zhijia.events.Stage.member;
import static cn.zhijia.events.Stage.organizer;
import static cn.zhijia.events.Stage.register;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.testing.TestDatabase;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Period;
import net.fortuna.ical4j.model.component.VEvent;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class CalendarTest {

    private static final String FEED = "/v1/calendar-feeds/{id}";

    @Inject
    DatabaseClock clock;
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
    void a_series_reads_as_the_dates_it_has() throws Exception {
        for (var policy : List.of("SKIP", "NEXT_WORKDAY", "KEEP")) {
            var id = made("holidayPolicy", policy, "exdates", List.of("2026-04-17T19:30"), "rdates",
                    List.of("2026-04-19T15:00"), "description", "每周五晚，一起读一本书；自带水杯, 请提前十分钟到场。".repeat(6));
            except(id, "2026-04-10T19:30", Map.of("localStart", "2026-04-11T14:00", "title", "作者见面")).statusCode(200);
            except(id, "2026-05-08T19:30", Map.of("cancelled", true, "reason", "书店装修")).statusCode(200);
            var text = calendar(SERIES + "/calendar.ics", id);
            same(id, text);
            assertTrue(lines(text).contains("RECURRENCE-ID;TZID=Asia/Shanghai:20260410T193000"));
            assertTrue(lines(text).contains("RDATE;TZID=Asia/Shanghai:20260419T150000"));
            assertTrue(lines(text).contains("STATUS:CANCELLED"));
            assertTrue(lines(text).contains("DTSTART;TZID=Asia/Shanghai:20260403T193000"));
            assertTrue(lines(text).stream().anyMatch(l -> l.startsWith("EXDATE;TZID=Asia/Shanghai:20260417T193000")));
            var later = starts(parsed(text)).tailSet(Club.instant("2026-06-14T00:00")).first(); // not an event yet; the 19th is a holiday
            assertEquals(Club.instant(Map.of("SKIP", "2026-06-26T19:30", "NEXT_WORKDAY", "2026-06-22T19:30", "KEEP",
                    "2026-06-19T19:30").get(policy)), later);
            assertTrue(lines(text).contains("UID:" + id + "@events.zhijia"));
        }
    }

    @Test
    void a_changed_rule_reads_as_the_dates_it_has() throws Exception {
        var id = made("rrule", "FREQ=WEEKLY;BYDAY=FR;COUNT=9");
        register("ics1", event(id, "2026-04-17T19:30")).statusCode(201);
        change(id, "rrule", "FREQ=WEEKLY;BYDAY=TH;COUNT=8", "localStart", "2026-04-09T19:30").statusCode(200);
        same(id, calendar(SERIES + "/calendar.ics", id));
        clock.shift(Club.noon("2026-04-20"));
        change(id, "rrule", "FREQ=WEEKLY;BYDAY=TH;COUNT=8", "localStart", "2026-04-09T18:00").statusCode(200);
        same(id, calendar(SERIES + "/calendar.ics", id));
    }

    @Test
    void local_time_stays_over_the_change_of_clocks() throws Exception {
        clock.shift(Club.noon("2026-10-10"));
        var id = made("zone", "Europe/Berlin", "localStart", "2026-10-16T19:30");
        var text = calendar(SERIES + "/calendar.ics", id);
        assertTrue(lines(text).contains("TZID:Europe/Berlin"));
        assertTrue(lines(text).contains("DTSTART;TZID=Europe/Berlin:20261016T193000"));
        same(id, text);
        var utc = made("zone", "Etc/GMT-8", "localStart", "2026-10-16T19:30");
        same(utc, calendar(SERIES + "/calendar.ics", utc));
    }

    @Test
    void lines_of_chinese_are_folded_by_octets() {
        var event = Stage.event(3, "title", "礼赞劳动美，遇见更好的自己：心悦读书会《平凡的世界》共读与分享之夜", "description",
                "第一行；有逗号, 有分号; 和反斜杠\\\n第二行\r\nBEGIN:VALARM" + "劳动者之歌😀".repeat(60));
        var text = calendar(EVENT + "/calendar.ics", event);
        for (var line : text.split("\r\n")) {
            assertTrue(line.getBytes(StandardCharsets.UTF_8).length <= 75, line);
            assertFalse(line.contains("\n") || line.contains("\r"));
            assertFalse(line.contains("\uFFFD"));
        }
        assertTrue(text.endsWith("END:VCALENDAR\r\n"));
        assertTrue(lines(text).contains("SUMMARY:礼赞劳动美，遇见更好的自己：心悦读书会《平凡的世界》共读与分享之夜"));
        assertTrue(lines(text).contains("DESCRIPTION:第一行；有逗号\\, 有分号\\; 和反斜杠\\\\\\n第二行\\nBEGIN:VALARM"
                + "劳动者之歌😀".repeat(60)));
    }

    @Test
    void an_event_keeps_its_uid_and_grows_with_each_change() throws Exception {
        var event = Stage.event(3);
        var before = parsed(calendar(EVENT + "/calendar.ics", event)).<VEvent> getComponents("VEVENT").get(0);
        assertEquals(event + "@events.zhijia", before.getUid().orElseThrow().getValue());
        var tag = guest().accept("text/calendar").get(EVENT + "/calendar.ics", event).header("ETag");
        given().header("If-None-Match", tag).get(EVENT + "/calendar.ics", event).then().statusCode(304);
        register("ics2", event).statusCode(201);
        given().header("If-None-Match", tag).get(EVENT + "/calendar.ics", event).then().statusCode(304);
        clock.shift(Club.noon("2026-04-02"));
        organizer().body(Map.of("reason", "停电")).put(EVENT + "/cancellation", event).then().statusCode(200);
        given().header("If-None-Match", tag).get(EVENT + "/calendar.ics", event).then().statusCode(200).header("ETag",
                not(is(tag)));
        var after = parsed(calendar(EVENT + "/calendar.ics", event)).<VEvent> getComponents("VEVENT").get(0);
        assertEquals(before.getUid(), after.getUid());
        assertEquals("CANCELLED", after.getStatus().orElseThrow().getValue());
        assertTrue(after.getSequence().orElseThrow().getSequenceNo() > before.getSequence().orElseThrow().getSequenceNo());
        assertTrue(after.getDateTimeStamp().orElseThrow().getDate().isAfter(before.getDateTimeStamp().orElseThrow().getDate()));
        assertEquals(after.getDateTimeStamp().orElseThrow().getValue(), after.getLastModified().orElseThrow().getValue());
        given().get(EVENT + "/calendar.ics", Stage.draft()).then().statusCode(404).body("code", is("not-found"));
        given().get(EVENT + "/calendar.ics", UUID.randomUUID()).then().statusCode(404);
        given().get(SERIES + "/calendar.ics", UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void a_personal_feed_shows_what_one_is_registered_for_and_what_was_cancelled() throws Exception {
        var id = made("size", 1);
        var seated = event(id, "2026-04-03T19:30");
        var waiting = event(id, "2026-04-10T19:30");
        var left = event(id, "2026-04-17T19:30");
        var off = event(id, "2026-04-24T19:30");
        register("ics3", waiting).statusCode(201);
        for (var event : List.of(seated, waiting, left, off)) {
            register("ics4", event).statusCode(201);
        }
        var path = feed("ics4");
        var first = shown(path);
        cancel("ics4", left).statusCode(200);
        except(id, "2026-04-24T19:30", Map.of("cancelled", true, "reason", "书店装修")).statusCode(200);
        var text = calendar(path);
        var now = shown(path);
        assertEquals(Map.of(seated, "CONFIRMED", waiting, "TENTATIVE", left, "CANCELLED", off, "CANCELLED"),
                now.values().stream()
                        .collect(Collectors.toMap(CalendarTest::event1, e -> e.getStatus().orElseThrow().getValue())));
        for (var event : List.of(left, off)) {
            var uid = event + "@events.zhijia";
            assertTrue(now.get(uid).getSequence().orElseThrow().getSequenceNo() > first.get(uid).getSequence().orElseThrow()
                    .getSequenceNo());
            assertTrue(calendar(EVENT + "/calendar.ics", event).contains("UID:" + uid));
        }
        assertFalse(text.contains("ics4") || text.contains(path.replaceAll(".*/|\\.ics", "")));
        var tag = given().get(path).header("ETag");
        given().header("If-None-Match", tag).get(path).then().statusCode(304);
        assertFalse(calendar(feed("ics5")).contains("VEVENT"));
    }

    private static UUID event1(VEvent event) {
        return UUID.fromString(event.getUid().orElseThrow().getValue().replace("@events.zhijia", ""));
    }

    @Test
    void a_feed_is_opened_by_its_present_key_alone() throws Exception {
        var id = UUID.randomUUID();
        var made = member("ics6").put(FEED, id).then().statusCode(201).header("Cache-Control", is("no-store")).extract();
        String key = made.path("key");
        String path = made.path("path");
        member("ics6").put(FEED, id).then().statusCode(200).body("key", nullValue(), "path", nullValue());
        member("ics6").get(FEED, id).then().statusCode(200).body("key", nullValue());
        member("ics7").put(FEED, id).then().statusCode(409).body("code", is("id-in-use"));
        member("ics7").get(FEED, id).then().statusCode(404);
        member("ics7").delete(FEED, id).then().statusCode(404);
        guest().put(FEED, id).then().statusCode(401);
        given().get(path).then().statusCode(200).contentType(startsWith("text/calendar")).header("Cache-Control",
                containsString("private"));
        assertFalse(stored().contains(key));
        var renewal = UUID.randomUUID();
        String renewed = member("ics6").body(Map.of("renewal", renewal)).put(FEED + "/renewal", id).then().statusCode(200)
                .extract().path("path");
        assertNotEquals(path, renewed);
        member("ics6").body(Map.of("renewal", renewal)).put(FEED + "/renewal", id).then().statusCode(200).body("key",
                nullValue());
        given().get(path).then().statusCode(404).body("code", is("not-found"));
        given().get(renewed).then().statusCode(200);
        for (int twice = 0; twice < 2; twice++) {
            member("ics6").delete(FEED, id).then().statusCode(200).body("revoked", is(true));
            given().get(renewed).then().statusCode(404);
        }
        given().get("/v1/calendar-feeds/{key}.ics", stored().get(0)).then().statusCode(404);
        given().get("/v1/calendar-feeds/nothing.ics").then().statusCode(404);
        for (int i = 0; i < 10; i++) {
            feed("ics6");
        }
        member("ics6").put(FEED, UUID.randomUUID()).then().statusCode(409).body("code", is("too-many-feeds"));
    }

    @Test
    void a_late_repeat_of_a_renewal_brings_no_key_and_kills_none() {
        var id = UUID.randomUUID();
        member("ics8").put(FEED, id).then().statusCode(201);
        var first = UUID.randomUUID();
        renew("ics8", id, first).statusCode(200);
        String path = renew("ics8", id, UUID.randomUUID()).statusCode(200).extract().path("path");
        renew("ics8", id, first).statusCode(200).body("key", nullValue());
        given().get(path).then().statusCode(200);
        member("ics8").delete(FEED, id).then().statusCode(200);
        renew("ics8", id, first).statusCode(200).body("key", nullValue(), "revoked", is(true));
        renew("ics8", id, UUID.randomUUID()).statusCode(200).body("revoked", is(false));
    }

    @Test
    void ten_feeds_stand_at_most_however_they_are_made() throws Exception {
        var revoked = new ArrayList<UUID>();
        for (int i = 0; i < 5; i++) {
            var id = UUID.randomUUID();
            member("ics9").put(FEED, id).then().statusCode(201);
            member("ics9").delete(FEED, id).then().statusCode(200);
            revoked.add(id);
        }
        for (int i = 0; i < 8; i++) {
            feed("ics9");
        }
        var pool = Executors.newFixedThreadPool(5);
        try {
            var calls = new ArrayList<Callable<Integer>>();
            for (int i = 0; i < 5; i++) {
                var id = revoked.get(i);
                calls.add(i < 2 ? () -> member("ics9").put(FEED, UUID.randomUUID()).statusCode()
                        : () -> renew("ics9", id, UUID.randomUUID()).extract().statusCode());
            }
            int refused = 0;
            for (var answer : pool.invokeAll(calls)) {
                refused += answer.get() == 409 ? 1 : 0;
            }
            assertEquals(3, refused);
        } finally {
            pool.shutdown();
        }
        renew("ics9", revoked.get(0), UUID.randomUUID()).statusCode(409).body("code", is("too-many-feeds"));
    }

    @Test
    void a_date_called_off_long_before_is_called_off_in_the_calendar() throws Exception {
        var id = made("place", Map.of("title", "麦子店街道心灵驿站"));
        var before = calendar(SERIES + "/calendar.ics", id);
        clock.shift(Club.noon("2026-04-02"));
        except(id, "2026-10-30T19:30", Map.of("cancelled", true, "reason", "书店装修")).statusCode(200).body("event",
                nullValue());
        var off = parsed(calendar(SERIES + "/calendar.ics", id));
        assertTrue(starts(parsed(before)).contains(Club.instant("2026-10-30T19:30")));
        assertFalse(starts(off).contains(Club.instant("2026-10-30T19:30")));
        var tombstone = override(off, "20261030T193000");
        assertEquals("CANCELLED", tombstone.getStatus().orElseThrow().getValue());
        assertEquals("麦子店街道心灵驿站", tombstone.getLocation().orElseThrow().getValue());
        assertTrue(sequence(tombstone) > sequence(master(parsed(before))));
        assertTrue(stamp(master(off)).isAfter(stamp(master(parsed(before)))));
        change(id, "rrule", "FREQ=WEEKLY;BYDAY=FR;COUNT=50", "localStart", "2026-04-03T18:00").statusCode(200);
        same(id, calendar(SERIES + "/calendar.ics", id));
        except(id, "2026-10-30T19:30", Map.of()).statusCode(200);
        assertTrue(starts(parsed(calendar(SERIES + "/calendar.ics", id))).stream()
                .anyMatch(at -> at.atZone(Club.BEIJING).toLocalDate().equals(LocalDate.parse("2026-10-30"))));
    }

    @Test
    void what_calendars_are_told_of_a_date_never_counts_backwards() throws Exception {
        var id = made();
        for (int i = 0; i < 4; i++) {
            change(id, "title", "读书会" + i).statusCode(200);
        }
        long last = sequence(master(parsed(calendar(SERIES + "/calendar.ics", id))));
        except(id, "2026-10-30T19:30", Map.of("title", "秋天")).statusCode(200);
        last = grown(last, override(parsed(calendar(SERIES + "/calendar.ics", id)), "20261030T193000"));
        except(id, "2026-04-24T19:30", Map.of("cancelled", true, "reason", "书店装修")).statusCode(200);
        last = grown(last, override(parsed(calendar(SERIES + "/calendar.ics", id)), "20260424T193000"));
        except(id, "2026-04-24T19:30", Map.of()).statusCode(200);
        var restored = parsed(calendar(SERIES + "/calendar.ics", id));
        var date = override(restored, "20260424T193000");
        last = grown(last, date == null ? master(restored) : date);
        organizer().header("If-Match", "*").body(Map.of("from", "2026-05-08T19:30"))
                .put(SERIES + "/split/{to}", id, UUID.randomUUID()).then()
                .statusCode(201);
        grown(last, master(parsed(calendar(SERIES + "/calendar.ics", id))));
    }

    private static long grown(long before, VEvent event) {
        assertTrue(sequence(event) > before, () -> event + " follows " + before);
        return sequence(event);
    }

    private static VEvent override(Calendar calendar, String recurrenceId) {
        return calendar.<VEvent> getComponents("VEVENT").stream()
                .filter(e -> e.getRecurrenceId().filter(r -> r.getValue().equals(recurrenceId)).isPresent()).findFirst()
                .orElse(null);
    }

    private static VEvent master(Calendar calendar) {
        return calendar.<VEvent> getComponents("VEVENT").stream().filter(e -> e.getProperty("RRULE").isPresent()).findFirst()
                .orElseThrow();
    }

    private static long sequence(VEvent event) {
        return event.getSequence().orElseThrow().getSequenceNo();
    }

    private static Instant stamp(VEvent event) {
        return event.getDateTimeStamp().orElseThrow().getDate();
    }

    private static ValidatableResponse renew(String name, UUID id, UUID renewal) {
        return member(name).body(Map.of("renewal", renewal)).put(FEED + "/renewal", id).then();
    }

    private static String feed(String name) {
        return member(name).put(FEED, UUID.randomUUID()).then().statusCode(201).extract().path("path");
    }

    private List<String> stored() throws SQLException {
        try (var connection = database.getConnection();
                var found = connection.createStatement()
                        .executeQuery("select string_agg(coalesce(key_hash, id::text), ',') from calendar_feed")) {
            found.next();
            return Arrays.asList(found.getString(1).split(","));
        }
    }

    private static String calendar(String path, Object... values) {
        var answer = given().get(path, values).then().statusCode(200).extract();
        assertTrue(answer.contentType().startsWith("text/calendar"));
        return new String(answer.asByteArray(), StandardCharsets.UTF_8);
    }

    /** Unfolded. */
    private static List<String> lines(String text) {
        return Arrays.asList(text.replace("\r\n ", "").split("\r\n"));
    }

    private static Calendar parsed(String text) throws IOException, ParserException {
        var calendar = new CalendarBuilder().build(new StringReader(text));
        assertEquals(Set.of(), Set.copyOf(calendar.validate().getEntries()), text);
        return calendar;
    }

    private static Map<String, VEvent> shown(String path) throws IOException, ParserException {
        return parsed(calendar(path)).<VEvent> getComponents("VEVENT").stream()
                .collect(Collectors.toMap(e -> e.getUid().orElseThrow().getValue(), e -> e));
    }

    /** When a calendar app shows something until the horizon: the rule's dates, but for those that differ, and these. */
    private static TreeSet<Instant> starts(Calendar calendar) {
        var from = LocalDate.parse("2026-03-25").atStartOfDay(Club.BEIJING);
        var starts = new TreeSet<Instant>();
        List<VEvent> events = calendar.getComponents("VEVENT");
        events.stream().filter(e -> e.getRecurrenceId().isEmpty() && e.getProperty("RRULE").isPresent())
                .forEach(e -> e.calculateRecurrenceSet(new Period<>(from, from.plusYears(2)))
                        .forEach(p -> starts.add(Instant.from((ZonedDateTime) p.getStart()))));
        events.stream().filter(e -> e.getRecurrenceId().isPresent())
                .forEach(e -> assertTrue(
                        starts.remove(Instant.from((ZonedDateTime) e.getRecurrenceId().orElseThrow().getDate()))));
        events.stream()
                .filter(e -> e.getProperty("RRULE").isEmpty() && !"CANCELLED".equals(e.getStatus().orElseThrow().getValue()))
                .forEach(e -> starts.add(Instant.from((ZonedDateTime) e.getDateTimeStart().orElseThrow().getDate())));
        return starts;
    }

    /** The same dates as the API says are held, as far as the horizon reaches. */
    private static void same(UUID series, String text) throws IOException, ParserException {
        var held = dates(series).stream().filter(d -> d.get("state").equals("SCHEDULED"))
                .map(d -> Instant.parse((String) d.get("startsAt"))).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(held, starts(parsed(text)).headSet(held.last().plusSeconds(1)));
    }
}
