package cn.zhijia.gateway.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import com.fasterxml.jackson.databind.JsonNode;

import cn.zhijia.gateway.suite.Launched;

/** A new user with nothing but the README: the stories are there, three acts succeed, and all of it survives a restart. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class NewcomerIT {

    /** As the README has them: 礼赞劳动美 遇见更好的自己, and the ids of its app. */
    private static final String EVENT = Door.id("event praise-wheel").toString();
    private static final String REGISTRATION = "/v1/events/" + EVENT + "/registration";
    private static final String APPOINTMENT = "/v1/appointments/0198c0de-0000-7000-8000-000000000002";
    private static final String APPLICATION = "/v1/applications/0198c0de-0000-7000-8000-000000000003";

    private final Path root = Path.of(System.getProperty("zhijia.root"));
    private final Path directory = root.resolve("gateway/target/newcomer");

    @Test
    @Timeout(900)
    void member1_registers_books_and_applies_and_finds_it_all_again() throws Exception {
        isCutShort();
        try (var launched = Launched.in(directory)) {
            launched.awaitLine("Zhijia is up");
            var door = new Door(Launched.gateway());
            Stories.load(door, line -> { // telling them twice changes nothing
            });
            seesThePagesNumbers(door);
            seesTheBroadcasts(door);
            seesNineStationsWithTheirCarers(door);
            pastes(launched, List.of(APPOINTMENT)); // it is looked for before it is booked
            findsItAll(door);
            launched.terminate();
            launched.awaitEnd();
            assertEquals(List.of(), launched.complaints());
        }
        try (var launched = Launched.in(directory)) {
            launched.awaitLine("Zhijia is up");
            findsItAll(new Door(Launched.gateway()));
            pastes(launched, List.of());
            isToldWhenAPartDies(launched);
        }
        isToldWhenAPortIsTaken();
    }

    /** By the end of the launcher in the middle of the first story; what it left running, the next start ends. */
    private void isCutShort() throws Exception {
        Launched.forget(directory.resolve("data"));
        try (var launched = Launched.in(directory)) {
            launched.awaitLine("九个站点");
            launched.kill();
        }
    }

    /** 7 terms, 79 offerings = 30 + 49, 594 enrolled; spring 2025: 15 = 4 + 11, 100 seats in 6 days. */
    private void seesThePagesNumbers(Door door) {
        var page = door.get(null, "/v1/statistics/terms?from=2021-01-01&to=2025-06-30");
        assertEquals(List.of(7, 79, 594),
                List.of(page.path("terms").asInt(), page.path("offerings").asInt(), page.at("/persons/enrolled").asInt()));
        assertEquals(List.of(30, 49), offeringsByLevel(page));
        var spring = page.path("items").get(6);
        assertEquals(List.of(15, 100, 6),
                List.of(spring.path("offerings").asInt(), spring.path("seats").asInt(), spring.path("daysToFill").asInt()));
        assertEquals(List.of(4, 11), offeringsByLevel(spring));
    }

    private static List<Integer> offeringsByLevel(JsonNode figures) {
        return StreamSupport.stream(figures.path("byLevel").spliterator(), false).map(level -> level.path("offerings").asInt())
                .toList();
    }

    /** 160.5万人次 and 159.3万, marked as what they are; and a stream that is live, with a few rows of its own. */
    private static void seesTheBroadcasts(Door door) {
        var past = door.get(null, LiveStories.OF_2025 + "/counters");
        assertEquals(List.of(1_605_000L, 1_593_000L), List.of(past.path("visits").asLong(), past.path("likes").asLong()));
        assertEquals("劳动午报", past.at("/imported/source").asText());
        var live = door.get(null, LiveStories.NOW + "/counters?exact=true");
        assertEquals(List.of("LIVE", "12", "48"),
                List.of(live.path("state").asText(), live.path("visits").asText(), live.path("likes").asText()));
        assertEquals(5, door.get(null, LiveStories.NOW + "/messages").path("items").size());
    }

    private void seesNineStationsWithTheirCarers(Door door) {
        var stations = door.get("member1", "/v1/stations?limit=100").path("items");
        assertEquals(9, stations.size());
        for (JsonNode station : stations) {
            assertEquals(1, door.get("organizer-shouer", "/v1/stations/" + station.path("id").asText() + "/carers")
                    .path("items").size());
        }
    }

    /** With the lines that the launcher prints, and with the README's: in a terminal that knows nothing from before. */
    private void pastes(Launched launched, List<String> mayBeMissing) throws Exception {
        var printed = launched.said().stream().map(String::strip)
                .filter(line -> line.startsWith("TOKEN=") || line.startsWith("curl "))
                .toList();
        assertEquals(3, printed.size(), printed::toString);
        var told = Shell.paste(String.join("\n", printed));
        assertEquals(3, told.size(), told::toString);
        assertEquals(List.of(), unlike("200 .*", told));
        told = Shell.paste(Shell.readme(root, Launched.gateway()));
        assertTrue(told.size() > 30, told::toString);
        var refused = unlike("(200|201|204|304) .*", told);
        refused.removeIf(line -> line.startsWith("404 ") && mayBeMissing.stream().anyMatch(line::endsWith));
        assertEquals(List.of(), refused);
    }

    private static List<String> unlike(String pattern, List<String> lines) {
        return new ArrayList<>(lines.stream().filter(line -> !line.matches(pattern)).toList());
    }

    private static void findsItAll(Door door) {
        assertEquals("CONFIRMED", door.get("member1", REGISTRATION).path("state").asText());
        assertEquals("BOOKED", door.get("member1", APPOINTMENT).path("status").asText());
        assertEquals("SUBMITTED", door.get("member1", APPLICATION).path("state").asText());
        assertTrue(door.get("member1", "/v1/me/registrations").toString().contains(EVENT));
        assertTrue(door.get("member1", "/v1/me/appointments").toString().contains(APPOINTMENT.substring(17)));
        assertTrue(door.get("member1", "/v1/me/applications").toString().contains(APPLICATION.substring(17)));
    }

    private static void isToldWhenAPartDies(Launched launched) throws InterruptedException {
        launched.killChild("app/education");
        assertEquals(1, launched.awaitEnd());
        assertEquals(1, launched.complaints().size(), launched.complaints()::toString);
        String told = launched.complaints().get(0);
        assertTrue(told.contains("education ended") && told.endsWith("log/education.log"), told);
    }

    /** Before anything starts. */
    private void isToldWhenAPortIsTaken() throws Exception {
        int port = Launched.gateway().getPort() + 2;
        try (var taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
                var launched = Launched.in(directory)) {
            launched.awaitLine("Zhijia is not running");
            taken.close();
            assertEquals(1, launched.awaitEnd());
            assertEquals(1, launched.complaints().size(), launched.complaints()::toString);
            assertTrue(launched.complaints().get(0).contains(String.valueOf(port)), launched.complaints()::toString);
            assertTrue(launched.said().isEmpty(), launched.said()::toString);
        }
    }
}
