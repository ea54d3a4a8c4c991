package cn.zhijia.gateway.social;

import static cn.zhijia.gateway.stories.SocialStories.PAIRS;
import static cn.zhijia.gateway.stories.SocialStories.PEOPLE;
import static cn.zhijia.gateway.stories.SocialStories.SOCIAL;
import static cn.zhijia.gateway.stories.SocialStories.person;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import com.fasterxml.jackson.databind.JsonNode;

import cn.zhijia.gateway.stories.Door;
import cn.zhijia.gateway.stories.SocialStories;
import cn.zhijia.gateway.suite.LocalSuite;
import cn.zhijia.gateway.suite.TheSuite;

/** The story of the evening (春日绮遇·心动同行), through the gateway and on two replicas. */
@ExtendWith(TheSuite.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class SocialIT {

    private static final String ORGANIZER = "organizer-maizidian";

    private final Door door;

    SocialIT(LocalSuite suite) {
        door = new Door(suite.gateway());
    }

    @Test
    @Timeout(600)
    void forty_five_people_come_eight_pairs_find_each_other_and_each_gets_a_rose() {
        SocialStories.load(door, line -> {
        });
        var first = everything();
        SocialStories.load(door, line -> { // telling it twice changes nothing
        });
        assertEquals(first, everything());
        hasItsPeople();
        hasItsPairs();
        hasItsCoins();
        saysNothingToOthers();
    }

    private List<JsonNode> everything() {
        return List.of(get(ORGANIZER, ""), get(ORGANIZER, "/participants?limit=100"),
                get(ORGANIZER, "/announcements?limit=100"),
                get(ORGANIZER, "/ledger?limit=100"), get(ORGANIZER, "/coin-audit"), get(ORGANIZER, "/corners"),
                get(person(0), "/result"), get(person(0), "/wallet"), get(person(44), "/result"));
    }

    private void hasItsPeople() {
        var people = get(ORGANIZER, "/participants?limit=100").get("items");
        assertEquals(PEOPLE, people.size());
        people.forEach(one -> assertTrue(one.get("checkedIn").asBoolean()));
        assertFalse(people.toString().contains("MEMBER"), "by number and nickname only");
        assertEquals(List.of("咖啡角", "欢乐有氧鼓", "花艺角", "野餐角").stream().sorted().toList(),
                all(get(person(44), "/corners").get("items")).map(one -> one.get("title").asText()).sorted().toList());
    }

    private void hasItsPairs() {
        assertEquals("REVEALED", get(ORGANIZER, "").get("state").asText());
        var pairs = get(ORGANIZER, "/announcements").get("items");
        assertEquals(PAIRS, pairs.size());
        for (var pair : pairs) {
            var id = pair.get("id").asText();
            assertEquals(id, get(ORGANIZER, "/redemptions/" + SocialStories.rose(id)).get("match").asText());
            assertEquals(pair.get("number").asInt() + 1, pair.get("otherNumber").asInt());
        }
        var match = get(person(0), "/result").get("matches").get(0);
        assertEquals("微信 spring2", match.get("contact").asText());
        assertEquals(0, get(person(44), "/result").get("matches").size());
    }

    /** 45 at the drum, 16 twos at the corners, 15 with flowers; 8 cups of coffee. */
    private void hasItsCoins() {
        var audit = get(ORGANIZER, "/coin-audit");
        assertTrue(audit.get("agrees").asBoolean(), audit::toString);
        assertEquals(List.of(0, 45 * 5 + 16 * 20 + 15 * 8, 8 * 15),
                List.of(audit.get("sum").asInt(), audit.get("issued").asInt(), audit.get("redeemed").asInt()));
        assertEquals(5 + 10 + 10 - 15, get(person(0), "/wallet").get("balance").asInt());
        assertEquals(4, get(person(0), "/ledger").get("items").size());
    }

    private void saysNothingToOthers() {
        for (var path : List.of("", "/participants", "/corners", "/wallet", "/result")) {
            var refused = assertThrows(IllegalStateException.class, () -> get("member1", path));
            assertTrue(refused.getMessage().contains("answered 404"), refused.getMessage());
        }
    }

    private JsonNode get(String account, String path) {
        return door.get(account, SOCIAL + path);
    }

    private static java.util.stream.Stream<JsonNode> all(JsonNode items) {
        return StreamSupport.stream(items.spliterator(), false);
    }
}
