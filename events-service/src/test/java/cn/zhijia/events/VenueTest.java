package cn.zhijia.events;

import static cn.zhijia.events.Stage.EVENT;
import static cn.zhijia.events.Stage.START;
import static cn.zhijia.events.Stage.body;
import static cn.zhijia.events.Stage.draft;
import static cn.zhijia.events.Stage.member;
import static cn.zhijia.events.Stage.organizer;
import static cn.zhijia.events.Stage.quota;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.kit.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class VenueTest {

    static final String VENUE = "/v1/venues/{id}";
    static final String BOOKING = VENUE + "/bookings/{booking}";

    @Test
    void a_bus_is_a_venue_with_seats_and_a_line() {
        var id = UUID.randomUUID();
        var bus = bus("address", "北京市");
        organizer().body(bus).put(VENUE, id).then().statusCode(201).body("route", is("840路"), "seats", is(20), "shared",
                is(false));
        var tag = organizer().body(bus).put(VENUE, id).then().statusCode(200).extract().header("ETag");
        member("an").get(VENUE, id).then().statusCode(200).header("ETag", tag).body("title", is("840路公交车厢"));
        member("an").header("If-None-Match", tag).get(VENUE, id).then().statusCode(304);
        organizer().body(bus("seats", 24)).put(VENUE, id).then().statusCode(428);
        organizer().header("If-Match", tag).body(bus("seats", 24)).put(VENUE, id).then().statusCode(200).body("seats",
                is(24));
        organizer().header("If-Match", tag).body(bus("seats", 25)).put(VENUE, id).then().statusCode(412);
        organizer().header("If-Match", "*").body(bus("kind", "HALL", "route", null)).put(VENUE, id).then().statusCode(400)
                .body("errors[0].pointer", is("/kind"));
        organizer().body(bus("kind", "HALL")).put(VENUE, UUID.randomUUID()).then().statusCode(400).body("errors[0].pointer",
                is("/route"), "errors[0].code", is("not-with-this-kind"));
    }

    @Test
    void a_venue_belongs_to_its_union() {
        var id = venue();
        organizer("airport").body(bus()).put(VENUE, id).then().statusCode(403).body("code", is("other-union"));
        organizer("airport").body(bus("union", "airport")).put(VENUE, id).then().statusCode(409).body("code",
                is("id-in-use"));
        member("an").body(bus()).put(VENUE, id).then().statusCode(403).body("code", is("missing-role"));
        member("an").get(VENUE, UUID.randomUUID()).then().statusCode(404);
        Stage.guest().get(VENUE, id).then().statusCode(401);
    }

    @Test
    void venues_are_listed_by_title_and_filtered() {
        var union = "u" + UUID.randomUUID().toString().substring(0, 8);
        var made = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            var id = UUID.randomUUID();
            made.add(id.toString());
            organizer(union).body(bus("union", union, "title", "车" + i / 2)).put(VENUE, id).then().statusCode(201);
        }
        organizer(union).body(bus("union", union, "kind", "HALL", "route", null)).put(VENUE, UUID.randomUUID());
        var seen = new ArrayList<String>();
        String next = null;
        do {
            var call = member("an").queryParam("union", union).queryParam("kind", "BUS").queryParam("limit", 2);
            var page = (next == null ? call : call.queryParam("cursor", next)).get("/v1/venues").then().statusCode(200)
                    .extract();
            seen.addAll(page.<List<String>> path("items.id"));
            next = page.path("next");
        } while (next != null);
        assertEquals(made.stream().sorted().toList(), seen.stream().sorted().toList());
        member("an").queryParam("union", union).get("/v1/venues").then().body("items", hasSize(6));
    }

    @Test
    void ten_to_eleven_and_eleven_to_twelve_fit() {
        var venue = venue();
        var first = UUID.randomUUID();
        book("bus", venue, first, 0, 3_600).statusCode(201).body("cancelled", is(false));
        book("bus", venue, UUID.randomUUID(), 3_600, 7_200).statusCode(201);
        book("bus", venue, UUID.randomUUID(), 3_599, 3_600).statusCode(409).body("code", is("venue-taken"), "from",
                nullValue());
        book("bus", venue, first, 0, 3_600).statusCode(200);
        book("bus", venue, first, 10_000, 10_001).statusCode(409).body("code", is("id-in-use"));
        book("bus", venue(), first, 0, 3_600).statusCode(409).body("code", is("id-in-use"));
        organizer().delete(BOOKING, venue, first).then().statusCode(200).body("cancelled", is(true));
        organizer().delete(BOOKING, venue, first).then().statusCode(200);
        book("bus", venue, UUID.randomUUID(), 0, 60).statusCode(201);
        book("bus", venue, first, 0, 3_600).statusCode(200).body("cancelled", is(true));
        organizer().queryParam("from", START.plusSeconds(60).toString()).get(VENUE + "/bookings", venue).then()
                .body("items", hasSize(1), "items[0].startsAt", is(START.plusSeconds(3_600).toString()));
        organizer().queryParam("to", START.plusSeconds(1).toString()).get(VENUE + "/bookings", venue).then().body("items",
                hasSize(1), "items[0].endsAt", is(START.plusSeconds(60).toString()));
        organizer().queryParam("limit", 1).get(VENUE + "/bookings", venue).then().body("items", hasSize(1));
    }

    @Test
    void other_unions_book_what_is_shared_and_see_no_titles() {
        var kept = venue();
        book("airport", kept, UUID.randomUUID(), 0, 60).statusCode(403).body("code", is("venue-not-shared"));
        var shared = venue("shared", true);
        var theirs = UUID.randomUUID();
        book("airport", shared, theirs, 0, 60).statusCode(201).body("title", is("布置"));
        organizer().get(BOOKING, shared, theirs).then().body("title", is("布置"), "union", is("airport"));
        organizer("shouer").get(BOOKING, shared, theirs).then().statusCode(200).body("title", nullValue());
        organizer("shouer").delete(BOOKING, shared, theirs).then().statusCode(403).body("code", is("other-union"));
        organizer().delete(BOOKING, shared, theirs).then().statusCode(200);
        member("an").get(BOOKING, shared, theirs).then().statusCode(403);
        organizer().get(BOOKING, kept, theirs).then().statusCode(404);
        var online = venue("kind", "ONLINE", "route", null, "shared", true);
        book("bus", online, UUID.randomUUID(), 0, 60).statusCode(409).body("code", is("venue-not-bookable"));
    }

    @Test
    void of_two_who_book_one_time_one_gets_it() throws Exception {
        for (int round = 0; round < 3; round++) {
            var venue = venue();
            var calls = new ArrayList<Callable<Integer>>();
            for (int i = 0; i < 4; i++) {
                int shift = i;
                calls.add(() -> book("bus", venue, UUID.randomUUID(), shift, 3_600 + shift).extract().statusCode());
            }
            assertEquals(List.of(201, 409, 409, 409), together(calls));
            var event = atVenue(venue, 5, "startsAt", START.plusSeconds(9_000).toString(), "endsAt",
                    START.plusSeconds(9_600).toString());
            var rival = atVenue(venue, 5, "startsAt", START.plusSeconds(9_300).toString(), "endsAt",
                    START.plusSeconds(9_900).toString());
            assertEquals(List.of(200, 409), together(List.of(() -> publish(event).extract().statusCode(),
                    () -> publish(rival).extract().statusCode())));
        }
    }

    @Test
    void a_parallel_repeat_books_once() throws Exception {
        var venue = venue();
        var id = UUID.randomUUID();
        Callable<Integer> call = () -> book("bus", venue, id, 0, 60).extract().statusCode();
        assertEquals(List.of(200, 200, 201), together(List.of(call, call, call)));
    }

    @Test
    void publishing_books_moving_moves_and_cancelling_releases() {
        var venue = venue();
        var event = atVenue(venue, 20);
        bookings(venue).body("items", hasSize(0));
        publish(event).statusCode(200).body("venue", is(venue.toString()));
        publish(event).statusCode(200);
        bookings(venue).body("items", hasSize(1), "items[0].event", is(event.toString()), "items[0].title",
                is("劳模课堂进车厢"));
        organizer("shouer").get(VENUE + "/bookings", venue).then().body("items[0].title", is("劳模课堂进车厢"));
        var other = atVenue(venue, 5, "startsAt", START.plusSeconds(7_200).toString(), "endsAt",
                START.plusSeconds(9_000).toString());
        publish(other).statusCode(200);
        move(event, 1_800, 9_000).statusCode(409).body("code", is("venue-taken"), "from",
                is(START.plusSeconds(7_200).toString()), "to", is(START.plusSeconds(9_000).toString()));
        move(event, 1_800, 7_200).statusCode(200); // overlaps nobody but its own old time
        bookings(venue).body("items", hasSize(2), "items[0].startsAt", is(START.plusSeconds(1_800).toString()));
        String booking = bookings(venue).extract().path("items[0].id");
        organizer().delete(BOOKING, venue, booking).then().statusCode(409).body("code", is("booking-of-event"));
        organizer().body(Map.of("reason", "因天气原因取消")).put(EVENT + "/cancellation", event).then().statusCode(200);
        bookings(venue).body("items", hasSize(1), "items[0].event", is(other.toString()));
        book("bus", venue, UUID.randomUUID(), 1_800, 7_200).statusCode(201);
    }

    @Test
    void a_published_event_may_change_its_venue() {
        var first = venue();
        var second = venue();
        var event = atVenue(first, 5);
        publish(event).statusCode(200);
        edit(event, second).statusCode(200);
        bookings(first).body("items", hasSize(0));
        bookings(second).body("items", hasSize(1));
        publish(atVenue(first, 5)).statusCode(200);
        edit(event, first).statusCode(409).body("code", is("venue-taken"));
        bookings(second).body("items", hasSize(1));
        edit(event, null).statusCode(200).body("venue", nullValue());
        bookings(second).body("items", hasSize(0));
        var online = venue("kind", "ONLINE", "route", null, "seats", null);
        publish(atVenue(online, -1)).statusCode(200);
        publish(atVenue(online, -1)).statusCode(200);
        bookings(online).body("items", hasSize(0));
    }

    @Test
    void an_event_offers_no_more_seats_than_its_venue_has() {
        var venue = venue();
        var event = draft("venue", venue.toString());
        quota(event, Map.of()).statusCode(409).body("code", is("over-venue-seats"), "seats", is(20));
        quota(event, Map.of("size", 21)).statusCode(409).body("code", is("over-venue-seats"));
        quota(event, Map.of("size", 20)).statusCode(201);
        publish(event).statusCode(200);
        quota(event, Map.of("size", 21)).statusCode(409);
        var large = venue("seats", 500);
        edit(event, large).statusCode(200);
        quota(event, Map.of("size", 21)).statusCode(200);
        edit(event, venue).statusCode(409).body("code", is("over-venue-seats"));
        organizer().header("If-Match", "*").body(bus("seats", 20)).put(VENUE, large).then().statusCode(409).body("code",
                is("over-venue-seats"));
        organizer().header("If-Match", "*").body(bus("seats", 21)).put(VENUE, large).then().statusCode(200);
    }

    @Test
    void quotas_that_count_by_answer_offer_no_more_seats_together_than_the_venue_has() {
        var venue = venue("seats", 3);
        var event = draft("venue", venue.toString(), "questions", List.of(Stage.GENDER));
        quota(event, UUID.randomUUID(), gender("男", 2)).statusCode(201);
        quota(event, UUID.randomUUID(), gender("女", 2)).statusCode(409).body("code", is("over-venue-seats"), "seats", is(3));
        var women = UUID.randomUUID();
        quota(event, women, gender("女", 1)).statusCode(201);
        publish(event).statusCode(200);
        organizer().header("If-Match", "*").body(bus("seats", 2)).put(VENUE, venue).then().statusCode(409).body("code",
                is("over-venue-seats"));
        var other = draft("venue", venue.toString(), "questions", List.of(Stage.GENDER));
        quota(other, Map.of("size", 3)).statusCode(201);
        quota(other, UUID.randomUUID(), gender("男", 3)).statusCode(201); // everybody is counted in the other, too
        quota(other, UUID.randomUUID(), gender("女", null)).statusCode(201);
        quota(other, Map.of("size", 4)).statusCode(409);
    }

    private static Map<String, Object> gender(String answer, Integer size) {
        var body = new HashMap<String, Object>(Map.of("question", "gender", "answers", List.of(answer)));
        body.computeIfAbsent("size", key -> size);
        return body;
    }

    @Test
    void what_is_no_longer_shared_is_not_booked_for_a_draft_of_another_union() {
        var venue = venue("shared", true);
        var event = atAirport(venue, 0);
        var before = atAirport(venue, 7_200);
        organizer("airport").put(EVENT + "/publication", before).then().statusCode(200);
        organizer().header("If-Match", "*").body(bus()).put(VENUE, venue).then().statusCode(200).body("shared", is(false));
        organizer("airport").put(EVENT + "/publication", event).then().statusCode(403).body("code", is("venue-not-shared"));
        bookings(venue).body("items", hasSize(1));
        organizer("airport").header("If-Match", "*")
                .body(Map.of("startsAt", at(9_000), "endsAt", at(9_600))).put(EVENT + "/reschedule", before).then()
                .statusCode(200);
    }

    @Test
    void what_is_online_and_no_longer_shared_takes_no_new_event_of_another_union() {
        var online = venue("kind", "ONLINE", "route", null, "seats", null, "shared", true);
        var before = atAirport(online, 0);
        organizer("airport").put(EVENT + "/publication", before).then().statusCode(200);
        var event = atAirport(online, 0);
        organizer().header("If-Match", "*").body(bus("kind", "ONLINE", "route", null, "seats", null)).put(VENUE, online).then()
                .statusCode(200).body("shared", is(false));
        organizer("airport").put(EVENT + "/publication", event).then().statusCode(403).body("code", is("venue-not-shared"));
        organizer("airport").header("If-Match", "*").body(Map.of("startsAt", at(9_000), "endsAt", at(9_600)))
                .put(EVENT + "/reschedule", before).then().statusCode(200);
    }

    private static UUID atAirport(UUID venue, int from) {
        var id = UUID.randomUUID();
        organizer("airport").body(body("union", "airport", "venue", venue.toString(), "startsAt", at(from), "endsAt",
                at(from + 3_600))).put(EVENT, id).then().statusCode(201);
        organizer("airport").body(Map.of("size", 5)).put(EVENT + "/quotas/{quota}", id, id).then().statusCode(201);
        return id;
    }

    @Test
    void two_events_that_change_places_at_once_are_both_told_that_the_place_is_taken() throws Exception {
        var venue = venue();
        var elsewhere = venue();
        var first = atVenue(venue, 5, "endsAt", at(3_600));
        var second = atVenue(venue, 5, "startsAt", at(3_600), "endsAt", at(7_200));
        var third = atVenue(elsewhere, 5);
        List.of(first, second, third).forEach(event -> publish(event).statusCode(200));
        for (int round = 0; round < 6; round++) {
            assertEquals(List.of(409, 409), together(List.of(() -> move(first, 3_600, 7_200).extract().statusCode(),
                    () -> move(second, 0, 3_600).extract().statusCode())));
            assertEquals(List.of(409, 409), together(List.of(() -> edit(first, elsewhere, 3_600).extract().statusCode(),
                    () -> edit(third, venue, 7_200).extract().statusCode())));
        }
    }

    private static ValidatableResponse edit(UUID event, UUID venue, int to) {
        return organizer().header("If-Match", "*").body(body("venue", venue.toString(), "endsAt", at(to))).put(EVENT, event)
                .then();
    }

    @Test
    void an_event_is_held_at_a_venue_of_its_union_or_a_shared_one() {
        var id = UUID.randomUUID();
        organizer().body(body("venue", id.toString())).put(EVENT, id).then().statusCode(400).body("errors[0].pointer",
                is("/venue"), "errors[0].code", is("unknown-venue"));
        organizer("airport").body(body("union", "airport", "venue", venue().toString())).put(EVENT, id).then()
                .statusCode(403).body("code", is("venue-not-shared"));
        organizer("airport").body(body("union", "airport", "venue", venue("shared", true).toString())).put(EVENT, id).then()
                .statusCode(201);
    }

    static Map<String, Object> bus(Object... changes) {
        var body = new HashMap<String, Object>(
                Map.of("union", "bus", "kind", "BUS", "title", "840路公交车厢", "route", "840路", "seats", 20));
        for (int i = 0; i < changes.length; i += 2) {
            body.put((String) changes[i], changes[i + 1]);
        }
        body.values().removeIf(java.util.Objects::isNull);
        return body;
    }

    static UUID venue(Object... changes) {
        var id = UUID.randomUUID();
        organizer().body(bus(changes)).put(VENUE, id).then().statusCode(201);
        return id;
    }

    /** A draft at that venue, with its quota. */
    private static UUID atVenue(UUID venue, int size, Object... changes) {
        var all = new ArrayList<Object>(List.of("venue", venue.toString()));
        all.addAll(List.of(changes));
        var id = draft(all.toArray());
        quota(id, size < 0 ? Map.of() : Map.of("size", size)).statusCode(201);
        return id;
    }

    private static ValidatableResponse publish(UUID event) {
        return organizer().put(EVENT + "/publication", event).then();
    }

    private static ValidatableResponse edit(UUID event, UUID venue) {
        return organizer().header("If-Match", "*").body(body("venue", venue == null ? null : venue.toString()))
                .put(EVENT, event).then();
    }

    private static ValidatableResponse move(UUID event, int from, int to) {
        return organizer().header("If-Match", "*")
                .body(Map.of("startsAt", START.plusSeconds(from).toString(), "endsAt", START.plusSeconds(to).toString()))
                .put(EVENT + "/reschedule", event).then();
    }

    private static ValidatableResponse book(String union, UUID venue, UUID id, int from, int to) {
        return organizer(union).body(Map.of("union", union, "title", "布置", "startsAt", at(from), "endsAt", at(to)))
                .put(BOOKING, venue, id).then();
    }

    private static String at(int seconds) {
        return Instant.from(START).plusSeconds(seconds).toString();
    }

    private static ValidatableResponse bookings(UUID venue) {
        return organizer().get(VENUE + "/bookings", venue).then().statusCode(200);
    }

    /** The statuses of all calls, sent at once, in ascending order. */
    private static List<Integer> together(List<Callable<Integer>> calls) throws Exception {
        var threads = Executors.newFixedThreadPool(calls.size());
        try {
            var statuses = new ArrayList<Integer>();
            for (var answer : threads.invokeAll(calls)) {
                statuses.add(answer.get());
            }
            return statuses.stream().sorted().toList();
        } finally {
            threads.shutdown();
        }
    }
}
