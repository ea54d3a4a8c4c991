package cn.zhijia.gateway.stories;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Story 11, which happens while it is loaded: 45 people come together, beat the ice-breaker's drum, earn coins at the corners,
 * choose in secret, and eight pairs get a rose each.
 */
public final class SocialStories {

    public static final String SOCIAL = "/v1/socials/" + Door.id("social spring");
    public static final int PEOPLE = 45;
    public static final int PAIRS = 8;

    private static final String ORGANIZER = "organizer-maizidian";
    private static final List<String> STATES = List.of("SETUP", "MINGLING", "CHOOSING", "SEALED", "REVEALED", "PURGED");
    private static final List<String> HOW = List.of("爱笑的", "早起的", "爱跑步的", "会弹琴的", "爱读诗的", "种花的", "骑车的", "下厨的", "看海的");
    private static final List<String> WHO = List.of("向日葵", "小鹿", "云朵", "咖啡豆", "风筝");
    /** Whose choices are not returned choose somebody this far away, and nobody who chooses them. */
    private static final int ASIDE = 9;

    private final Door door;
    private final SpringEvent event;

    private SocialStories(Door door) {
        this.door = door;
        this.event = new SpringEvent(door);
    }

    /** Loading twice changes nothing, and a load that was cut short goes on where it was. */
    public static void load(Door door, Consumer<String> progress) {
        IntStream.range(0, PEOPLE).mapToObj(SocialStories::person).filter(name -> !name.startsWith("member"))
                .forEach(name -> door.invite(name, "maizidian"));
        var story = new SocialStories(door);
        story.prepare();
        story.mingle();
        story.choose();
        story.reveal();
        progress.accept("春日绮遇·心动同行：45人，咖啡角、野餐角、花艺角，8对牵手");
    }

    /** The union's twenty accounts, and 25 more. */
    public static String person(int i) {
        return i < 20 ? "member" + (21 + i) : "spring-guest" + (i - 19);
    }

    private void prepare() {
        if (!at("SETUP")) {
            return;
        }
        event.hold();
        door.put(ORGANIZER, SOCIAL, Map.of("union", "maizidian", "event", SpringEvent.ID, "title", "春日绮遇·心动同行", "policy",
                "ONE_TO_ONE", "maxChoices", 3, "keepDays", 30, "coinCap", 100));
        corner("欢乐有氧鼓", "SOLO", 5);
        corner("咖啡角", "PAIR", 10);
        corner("野餐角", "PAIR", 10);
        corner("花艺角", "SOLO", 8);
        item("手冲咖啡", 15);
        item("一束小雏菊", 20);
        item("活动徽章", 0);
        door.put(ORGANIZER, SOCIAL + "/mingling", null);
    }

    private void mingle() {
        if (!at("MINGLING")) {
            return;
        }
        var ids = IntStream.range(0, PEOPLE).mapToObj(this::joins).toList();
        event.letIn(PEOPLE);
        IntStream.range(0, PEOPLE).forEach(i -> checkIn("欢乐有氧鼓", i, null));
        for (int i = 0; i < 2 * PAIRS; i += 2) {
            checkIn("咖啡角", i, ids.get(i + 1));
            checkIn("野餐角", i + 1, ids.get((i + 2) % (2 * PAIRS)));
        }
        IntStream.range(2 * PAIRS, PEOPLE).filter(i -> i % 2 == 0).forEach(i -> checkIn("花艺角", i, null));
        for (int i = 0; i < PAIRS; i++) {
            redeem("手冲咖啡", 2 * i);
            redeem("活动徽章", 2 * i + 1);
        }
        door.put(ORGANIZER, SOCIAL + "/choosing", null);
    }

    /** The first sixteen choose their neighbour and one who does not choose them; as many more choose one of the sixteen. */
    private void choose() {
        if (!at("CHOOSING")) {
            return;
        }
        var ids = IntStream.range(0, PEOPLE).mapToObj(i -> door.get(person(i), SOCIAL + "/participation").get("id").asText())
                .toList();
        int most = 2 * PAIRS;
        for (int i = 0; i < most; i++) {
            choose(i, i % 2 == 0 ? List.of(ids.get(i + 1), ids.get(most + i / 2)) : List.of(ids.get(i - 1)));
            choose(most + i, List.of(ids.get((i + ASIDE) % most)));
        }
        door.put(ORGANIZER, SOCIAL + "/seal", null);
    }

    private void reveal() {
        if (at("SEALED")) {
            door.put(ORGANIZER, SOCIAL + "/reveal", null);
        }
        if (!at("REVEALED")) {
            return;
        }
        if (announced().size() < PAIRS) {
            IntStream.range(0, 2 * PAIRS).forEach(this::consent);
        }
        announced().forEach(pair -> door.put(ORGANIZER, SOCIAL + "/redemptions/" + rose(pair.get("id").asText()),
                Map.of("match", pair.get("id").asText())));
    }

    private void consent(int i) {
        for (var match : door.get(person(i), SOCIAL + "/result").get("matches")) {
            door.put(person(i), SOCIAL + "/matches/" + match.get("id").asText() + "/consent",
                    i < PAIRS
                            ? Map.of("announce", true, "contact", "微信 spring" + (i + 1), "decision", Door.id("consent " + i))
                            : Map.of("announce", true, "decision", Door.id("consent " + i)));
        }
    }

    /** The redemption of a pair's rose. */
    public static UUID rose(String pair) {
        return Door.id("rose " + pair);
    }

    private JsonNode announced() {
        return door.get(ORGANIZER, SOCIAL + "/announcements?limit=100").get("items");
    }

    private String joins(int i) {
        event.register(person(i));
        return door.put(person(i), SOCIAL + "/participation",
                Map.of("nickname", HOW.get(i / WHO.size()) + WHO.get(i % WHO.size()), "decision",
                        Door.id("participation " + i)))
                .get("id").asText();
    }

    private void choose(int i, List<String> chosen) {
        door.put(person(i), SOCIAL + "/choices", Map.of("chosen", chosen, "decision", Door.id("choices " + i)));
    }

    private void corner(String title, String mode, int coins) {
        door.put(ORGANIZER, SOCIAL + corner(title), Map.of("title", title, "mode", mode, "coins", coins));
    }

    private static String corner(String title) {
        return "/corners/" + Door.id("corner " + title);
    }

    private void item(String title, int price) {
        door.put(ORGANIZER, SOCIAL + "/items/" + Door.id("item " + title), Map.of("title", title, "price", price));
    }

    /** Whoever stands there reads the code from the screen. */
    private void checkIn(String corner, int i, String partner) {
        var code = door.get(ORGANIZER, SOCIAL + corner(corner) + "/code").get("code").asText();
        door.put(person(i), SOCIAL + corner(corner) + "/check-ins/" + Door.id("check-in " + corner + i),
                partner == null ? Map.of("code", code) : Map.of("code", code, "partner", partner));
    }

    private void redeem(String item, int i) {
        door.put(person(i), SOCIAL + "/redemptions/" + Door.id("redemption " + item + i),
                Map.of("item", Door.id("item " + item)));
    }

    /** Whether the evening is so far, and no further. */
    private boolean at(String state) {
        for (var social : door.get(ORGANIZER, "/v1/socials?organized=true&limit=100").get("items")) {
            if (SOCIAL.endsWith(social.get("id").asText())) {
                return STATES.indexOf(social.get("state").asText()) == STATES.indexOf(state);
            }
        }
        return state.equals("SETUP");
    }
}
