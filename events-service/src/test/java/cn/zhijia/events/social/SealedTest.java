package cn.zhijia.events.social;

import static cn.zhijia.events.Stage.guest;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.kit.testing.TestDatabase;
import io.quarkus.logging.Log;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/**
 * Whether A chose B: tried with the rights of a participant (B, who did not choose A; C; D), of somebody with a seat who does
 * not
 * take part, of a stranger, a guest, the organizer, another union's organizer and an admin. Two evenings that differ in A's
 * choice
 * alone must be the same to all of them, byte by byte (ids, times and names replaced), and for the database statement by
 * statement;
 * while it is CHOOSING, SEALED, after the reveal, after A has left, and when all is PURGED.
 * <table>
 * <caption>What was tried</caption>
 * <tr>
 * <th>Way</th>
 * <th>How</th>
 * <th>Outcome</th>
 * </tr>
 * <tr>
 * <td>Reads</td>
 * <td>every GET under /v1/socials/**, as each of them; lists, pages, If-None-Match</td>
 * <td>equal</td>
 * </tr>
 * <tr>
 * <td>Answers in the event</td>
 * <td>registrations as JSON and CSV, waitlist and its explanation, audit, recap and consent,
 * feedback and summary, praises, their statistics and reports, calendar, check-in figures</td>
 * <td>equal</td>
 * </tr>
 * <tr>
 * <td>Being told</td>
 * <td>/v1/me/notices/events, registrations, praise wheel, calendar feeds</td>
 * <td>equal</td>
 * </tr>
 * <tr>
 * <td>Errors as an oracle</td>
 * <td>choosing A with somebody unknown, A twice, A with oneself; a consent and a rose under a guessed id;
 * a late participation, a reveal and a deletion without right; each of them as an organizer, an admin and a guest as well</td>
 * <td>equal, status, code and pointer included</td>
 * </tr>
 * <tr>
 * <td>Blocking as an oracle</td>
 * <td>block and unblock A, and a third person, before and after the reveal</td>
 * <td>equal</td>
 * </tr>
 * <tr>
 * <td>Coins as an oracle</td>
 * <td>a check-in at a corner with A as partner, by B, who earns, and by everybody else; a reversal under a guessed id;
 * corners, items, wallets, the ledger and its audit</td>
 * <td>equal</td>
 * </tr>
 * <tr>
 * <td>Probing by changing one's mind</td>
 * <td>B chooses A only to look, then somebody else</td>
 * <td>nothing to see before the one reveal</td>
 * </tr>
 * <tr>
 * <td>Blocked but both chose</td>
 * <td>B chose A and blocked A; whether A chose B</td>
 * <td>equal, for B too</td>
 * </tr>
 * <tr>
 * <td>Chose, but another was the better pair</td>
 * <td>ONE_TO_ONE: B is C's; whether A chose B</td>
 * <td>equal, and A's own result as if not returned</td>
 * </tr>
 * <tr>
 * <td>Size</td>
 * <td>Content-Length of results: nobody found, one, five with the longest names and contacts</td>
 * <td>one length ({@link SealedSidesTest})</td>
 * </tr>
 * <tr>
 * <td>Tags</td>
 * <td>ETag and version of the social; there are none on what is one's own</td>
 * <td>equal</td>
 * </tr>
 * <tr>
 * <td>Timing</td>
 * <td>the statements for A's own PUT, and for everybody's answers</td>
 * <td>the same ones; none waits</td>
 * </tr>
 * <tr>
 * <td>Locks</td>
 * <td>A's choice of B half done for as long as one likes: everything that B can call</td>
 * <td>B never waits (there as well)</td>
 * </tr>
 * <tr>
 * <td>Numbers</td>
 * <td>pairs before the reveal, below five people, after one of a pair has left</td>
 * <td>absent, absent, unmoved</td>
 * </tr>
 * <tr>
 * <td>Logs</td>
 * <td>every line of every logger during the evening</td>
 * <td>no participant, nickname, contact</td>
 * </tr>
 * <tr>
 * <td>Metrics</td>
 * <td>/q/metrics: names and labels, and how often each operation was counted</td>
 * <td>equal; no id in a
 * label</td>
 * </tr>
 * </table>
 * Known and left: somebody who reads /q/metrics (which the gateway does not serve) sees how many lists were sent in all;
 * whoever
 * leaves a pair is missed by the other; the organizer of an evening with few people may draw conclusions from who consents to
 * be
 * announced, as both agreed. Until the database has vacuumed, erased choices lie in its files and its log, out of reach of the
 * API.
 */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class SealedTest {

    private static final Pattern COUNTED = Pattern.compile("(http_server_requests_seconds_count\\{.*}) ([0-9.]+)");
    private static int worlds = 100;

    private Ear ear;

    @BeforeEach
    void listen() {
        ear = new Ear();
    }

    @AfterEach
    void stop_listening() {
        ear.close();
    }

    @Test
    void nobody_learns_whom_a_chose() {
        evening("bo");
        var before = counted();
        var first = evening("bo");
        var second = counted();
        var labels = labels();
        var other = evening("cy");
        var third = counted();
        same(first, other);
        assertEquals(grown(before, second), grown(second, third), "the metrics tell");
        assertEquals(labels, labels(), "there are other metrics");
        assertEquals(List.of(), labels.stream().filter(l -> l.matches(".*[0-9a-f]{8}-[0-9a-f]{4}-.*")).toList(),
                "an id is a label");
        same(first, evening());
        quiet(first, other);
    }

    /** The whole evening, in which nobody chose A. */
    private World evening(String... whom) {
        var world = new World(worlds++, ear).choose("bo", "cy").choose("di", "cy", "bo");
        world.answers().put("statements", String.join("\n", world.chosen(whom)));
        world.watched("choosing").choose("bo", "an").choose("bo", "cy");
        world.ball.at("seal");
        world.watched("sealed");
        world.ball.at("reveal");
        world.watched("revealed");
        world.ball.leave(world.name("an")).statusCode(200);
        world.watched("left").ball.at("purge");
        return world.watched("purged");
    }

    @Test
    void who_blocked_a_does_not_learn_whether_a_chose_them() {
        same(blocked("bo"), blocked());
        same(blocked("bo"), blocked("di"));
    }

    private World blocked(String... whom) {
        var world = new World(worlds++, ear).choose("bo", "an").choose("cy", "di").choose("di", "cy");
        world.ball.block(world.name("ed"), world.name("an")).statusCode(200);
        world.ball.block(world.name("bo"), world.name("an")).statusCode(200);
        world.answers().put("statements", String.join("\n", world.chosen(whom)));
        world.ball.at("seal", "reveal");
        for (var who : List.of("an", "bo", "ed")) {
            world.answers().put("result of " + who, world.ball.get(world.name(who), "result").extract().asString());
        }
        world.answers().put("numbers", world.ball.organized("numbers").extract().asString());
        return world;
    }

    @Test
    void who_was_the_better_pair_of_another_does_not_learn_who_else_would_have_been() {
        var wanted = outdone("bo");
        same(wanted, outdone());
        assertTrue(wanted.answers().get("result of an").contains("\"matches\":[]"));
    }

    private World outdone(String... whom) {
        var world = new World(worlds++, ear, "policy", "ONE_TO_ONE").choose("bo", "cy", "an").choose("cy", "bo");
        world.answers().put("statements", String.join("\n", world.chosen(whom)));
        world.ball.at("seal", "reveal");
        world.answers().put("result of an", world.ball.get(world.name("an"), "result").extract().asString());
        return world.watched("revealed");
    }

    private static void same(World one, World other) {
        assertEquals(one.answers().keySet(), other.answers().keySet());
        var differing = one.answers().keySet().stream()
                .filter(what -> !one.answers().get(what).equals(other.answers().get(what)))
                .toList();
        differing.stream().limit(1).forEach(
                what -> assertEquals(one.answers().get(what), other.answers().get(what),
                        () -> "of " + differing + ": " + what));
    }

    /** No line of the log names a participant, by id, nickname or 会员号. */
    private void quiet(World... evenings) {
        Log.info("the end of the evening");
        assertTrue(ear.lines().stream().anyMatch(line -> line.contains("the end of the evening")), "nothing was heard");
        for (var line : ear.lines()) {
            for (var world : evenings) {
                for (UUID id : world.ball.ids().values()) {
                    assertFalse(line.contains(id.toString()), line);
                }
                assertFalse(line.contains(world.name("")), line);
            }
        }
    }

    private static Map<String, Double> counted() {
        var counts = new TreeMap<String, Double>();
        guest().accept("*/*").get("/q/metrics").asString().lines().map(COUNTED::matcher).filter(m -> m.matches())
                .forEach(m -> counts.put(m.group(1), Double.valueOf(m.group(2))));
        assertTrue(counts.keySet().stream().anyMatch(k -> k.contains("/v1/socials/{id}/choices")), counts.toString());
        return counts;
    }

    private static Map<String, Double> grown(Map<String, Double> from, Map<String, Double> to) {
        var grown = new TreeMap<>(to);
        grown.replaceAll((name, count) -> count - from.getOrDefault(name, 0.0));
        grown.values().removeIf(count -> count == 0);
        return grown;
    }

    private static TreeSet<String> labels() {
        var labels = new TreeSet<String>();
        guest().accept("*/*").get("/q/metrics").asString().lines().filter(l -> l.startsWith("http_"))
                .forEach(l -> labels.add(l.substring(0, l.lastIndexOf(' '))));
        return labels;
    }
}
