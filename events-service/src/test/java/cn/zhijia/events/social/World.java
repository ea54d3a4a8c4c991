package cn.zhijia.events.social;

import static cn.zhijia.events.Stage.guest;
import static cn.zhijia.events.Stage.member;
import static cn.zhijia.events.Stage.organizer;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import cn.zhijia.events.Stage;
import cn.zhijia.kit.testing.Tokens;
import io.restassured.http.Header;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/**
 * One course of an evening, and everything that everybody but A ("an") can learn of it: each answer with its status, its
 * headers,
 * its body and the statements that were run for it. What differs between any two evenings (ids, times, names) is replaced.
 */
final class World {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern TIME = Pattern
            .compile("\\d{4}-\\d\\d-\\d\\d[T ][0-9:.]+Z?|\\d{8}T\\d{6}Z?|(?<=\"(changedSince|next)\":\")[^\"]*");
    private static final List<String> INSIDE = List.of("", "participants", "participants?limit=1", "choices", "result",
            "blocks",
            "participation", "numbers", "announcements", "matches", "choices?limit=1", "corners", "items", "wallet",
            "ledger", "coin-audit", "redemptions/0198c0de-0000-7000-8000-000000000009");
    private static final List<String> AROUND = List.of("", "/registrations", "/registrations.csv", "/waitlist",
            "/waitlist/explanation", "/capacity-audit", "/recap", "/feedback", "/feedback/summary", "/praises",
            "/praises/statistics", "/praises/reports", "/calendar.ics", "/check-in/stats", "/check-in/conflicts",
            "/registration", "/recap/consent");
    private static final String CORNER = Ball.SOCIAL + "/corners/{corner}";
    private static final List<String> MINE = List.of("/v1/me/notices/events", "/v1/me/registrations", "/v1/me/praise-wheel",
            "/v1/calendar-feeds");

    final Ball ball;
    private final String prefix;
    private final Ear ear;
    private final Map<String, String> answers = new LinkedHashMap<>();
    private final UUID corner = UUID.randomUUID();
    private String phase;

    World(int number, Ear ear, Object... changes) {
        this.prefix = "w" + number + "-";
        this.ear = ear;
        this.ball = Ball.made(changes).with(name("an"), name("bo"), name("cy"), name("di"), name("ed"));
        Stage.register(name("seat"), ball.event()).statusCode(201);
        organizer().body(Map.of("title", "咖啡角", "mode", "PAIR", "coins", 5)).put(CORNER, ball.id(), corner).then()
                .statusCode(201);
        ball.at("mingling", "choosing");
    }

    String name(String who) {
        return prefix + who;
    }

    World choose(String who, String... whom) {
        ball.choose(name(who), java.util.Arrays.stream(whom).map(this::name).toArray(String[]::new)).statusCode(200);
        return this;
    }

    /** The statements for which A's own list is taken, whoever is on it. */
    List<String> chosen(String... whom) {
        ear.statements();
        choose("an", whom);
        var said = ear.statements();
        assertTrue(said.stream().anyMatch(sql -> sql.contains("choice")), "nothing was heard of the list: " + said);
        return said;
    }

    Map<String, String> answers() {
        return answers;
    }

    /** Everybody but A asks everything, and tries what might answer differently. */
    World watched(String when) {
        phase = when;
        for (var who : List.of("bo", "cy", "seat", "stranger")) {
            watch(who, () -> member(name(who)));
            probe(who, () -> member(name(who)));
        }
        var others = new LinkedHashMap<String, Supplier<RequestSpecification>>();
        others.put("organizer", Stage::organizer);
        others.put("airport", () -> organizer("airport"));
        others.put("admin", () -> guest().auth().oauth2(Tokens.person("world-admin", "admin").sign()));
        others.put("guest", Stage::guest);
        others.forEach((who, as) -> {
            watch(who, as);
            probe(who, as);
        });
        return this;
    }

    private void watch(String who, Supplier<RequestSpecification> as) {
        for (var what : INSIDE) {
            see(who, "GET " + what, as.get().get("/v1/socials/" + ball.id() + (what.isEmpty() ? "" : "/" + what)));
        }
        for (var what : AROUND) {
            see(who, "GET event" + what, as.get().accept("*/*").get("/v1/events/" + ball.event() + what));
        }
        for (var what : MINE) {
            see(who, "GET " + what, as.get().get(what));
        }
        String listed = as.get().queryParam("organized", who.equals("organizer")).queryParam("limit", 100).get("/v1/socials")
                .path("items.find { it.id == '" + ball.id() + "' }.toString()");
        answers.put(phase + " " + who + " listed", normal(String.valueOf(listed)));
        ear.statements();
        String tag = as.get().get(Ball.SOCIAL, ball.id()).header("ETag");
        ear.statements();
        see(who, "GET again", as.get().header("If-None-Match", String.valueOf(tag)).get(Ball.SOCIAL, ball.id()));
    }

    /** Writes whose answers might depend on what A chose. They leave things as they are. */
    private void probe(String who, Supplier<RequestSpecification> as) {
        var a = ball.ids().get(name("an"));
        for (var wrong : List.of(List.of(a, UUID.randomUUID()), List.of(a, a), List.of(a, ball.ids().get(name(who.equals("bo")
                ? "bo"
                : "cy"))))) {
            see(who, "PUT choices refused " + wrong.indexOf(a),
                    as.get().body(Map.of("chosen", wrong, "decision", UUID.randomUUID())).put(Ball.SOCIAL + "/choices",
                            ball.id()));
        }
        see(who, "PUT choices repeated",
                as.get().body(Map.of("chosen", who.equals("bo") ? ball.of(name("cy")) : List.of(), "decision",
                        UUID.randomUUID())).put(Ball.SOCIAL + "/choices", ball.id()));
        see(who, "PUT consent",
                as.get().body(Map.of("announce", true, "contact", "x", "decision", UUID.randomUUID())).put(
                        Ball.SOCIAL + "/matches/{m}/consent", ball.id(),
                        a));
        see(who, "PUT rose", as.get().body(Map.of("match", a)).put(Ball.SOCIAL + "/redemptions/{r}", ball.id(), a));
        for (var whom : List.of("an", "ed")) {
            see(who, "PUT block " + whom,
                    as.get().body(Map.of("decision", UUID.randomUUID())).put(Ball.SOCIAL + "/blocks/{whom}", ball.id(),
                            ball.ids().get(name(whom))));
            see(who, "DELETE block " + whom,
                    as.get().delete(Ball.SOCIAL + "/blocks/{whom}?decision=" + UUID.randomUUID(), ball.id(),
                            ball.ids().get(name(whom))));
        }
        see(who, "PUT participation", as.get().body(Ball.saying("nick-" + name(who))).put(Ball.SOCIAL + "/participation",
                ball.id()));
        if (!who.equals("organizer")) { // whose it is to decide
            see(who, "PUT reveal", as.get().put(Ball.SOCIAL + "/reveal", ball.id()));
        }
        see(who, "PUT reversal",
                as.get().body(Map.of("reason", "x")).put(Ball.SOCIAL + "/entries/{entry}/reversal", ball.id(), a));
        scan(who, as, a);
        see(who, "DELETE choices", as.get().delete(Ball.SOCIAL + "/choices", ball.id()));
    }

    /** Coins for a talk with A at a corner, while corners are open. */
    private void scan(String who, Supplier<RequestSpecification> as, UUID a) {
        var screen = organizer().get(CORNER + "/code", ball.id(), corner);
        String code = screen.statusCode() == 200 ? screen.path("code") : "000000";
        ear.statements();
        see(who, "PUT check-in", as.get().body(Map.of("code", code, "partner", a)).put(CORNER + "/check-ins/{scan}", ball.id(),
                corner, UUID.randomUUID()));
    }

    private void see(String who, String what, Response answer) {
        var body = answer.asString();
        var times = TIME.matcher(body).results().mapToInt(t -> t.group().length()).sum();
        var headers = answer.headers().asList().stream().filter(h -> !h.getName().equalsIgnoreCase("Date"))
                .map(h -> header(h, times, what)).sorted().collect(Collectors.joining("\n"));
        var key = phase + " " + who + " " + what;
        while (answers.containsKey(key)) {
            key += "'";
        }
        answers.put(key, answer.statusCode() + "\n" + headers + "\n" + normal(body) + "\n"
                + String.join("\n", ear.statements()));
    }

    /** The tags of what is about people elsewhere hold a digest of ids. */
    private String header(Header header, int times, String what) {
        var value = header.getValue();
        if (header.getName().equalsIgnoreCase("Content-Length")) {
            value = String.valueOf(Integer.parseInt(value) - times);
        } else if (header.getName().equalsIgnoreCase("ETag") && (what.contains("/v1/me/") || what.startsWith("GET event"))) {
            value = value.replaceAll("\\d+", "n");
        }
        return header.getName() + ": " + normal(value);
    }

    private String normal(String text) {
        var seen = new LinkedHashMap<String, String>();
        var ids = ID.matcher(text.replace(prefix, "w-"))
                .replaceAll(id -> seen.computeIfAbsent(id.group(), i -> "id" + seen.size()));
        return TIME.matcher(ids).replaceAll("time").replaceAll("\"traceId\":\"\\w+\"", "trace")
                .replaceAll("cursor=[^&>]*", "cursor");
    }
}
