package cn.zhijia.events.games;

import static org.hamcrest.Matchers.is;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import cn.zhijia.events.Stage;
import io.restassured.response.ValidatableResponse;

/**
 * A meet of the airport's union for tests: teams 1, 2, 3 and so on, each entered in every discipline and seeded by its number.
 */
final class Arena {

    /** China University of Petroleum, 2017. */
    static final Map<String, Object> UPC = Map.of("points", List.of(9, 7, 6, 5, 4, 3, 2, 1), "shortField", 8, "shortFieldLess",
            1, "minEntries", 2, "noShow", -2, "teamTies", List.of("COUNTBACK"), "drawn", true);
    static final Map<String, Object> ROPE = Map.of("kind", "COUNT_MORE", "attempts", 2, "combine", "BEST", "ties",
            List.of("NEXT_BEST"));
    static final Map<String, Object> RELAY = Map.of("kind", "TIME_LESS", "attempts", 1);
    static final Map<String, Object> TUG = Map.of("kind", "KNOCKOUT", "bestOf", 3, "thirdPlace", true);
    static final Map<String, Object> SHOTS = Map.of("kind", "COUNT_MORE", "attempts", 1);

    final String meet = "/v1/meets/" + UUID.randomUUID();
    final List<UUID> teams = new ArrayList<>();
    final Map<String, UUID> disciplines = new LinkedHashMap<>();

    Arena(Map<String, Object> rules, int teams) {
        put("", Map.of("union", "airport", "title", "趣味运动会“乐动多巴安，趣味保安康”", "startsAt", Stage.START.toString(), "rules", rules))
                .statusCode(201);
        for (int i = 1; i <= teams; i++) {
            var team = UUID.randomUUID();
            put("/teams/" + team, Map.of("title", i + "队", "union", "airport", "captain", "T-captain" + i)).statusCode(201);
            this.teams.add(team);
        }
    }

    static Arena withEverything() {
        var arena = new Arena(UPC, 8);
        arena.discipline("8字长绳", ROPE);
        arena.discipline("夹球接力", RELAY);
        arena.discipline("拔河", TUG);
        arena.discipline("定点投篮", SHOTS);
        return arena.running();
    }

    Arena discipline(String title, Map<String, Object> rules) {
        var id = UUID.randomUUID();
        put("/disciplines/" + id, Map.of("place", disciplines.size() + 1, "title", title, "rules", rules)).statusCode(201);
        disciplines.put(title, id);
        boolean matches = rules.containsKey("bestOf");
        for (int i = 1; i <= teams.size(); i++) {
            var body = new HashMap<String, Object>(Map.of("team", teams.get(i - 1)));
            if (matches) {
                body.put("seed", i);
            }
            put(of(title) + "/entries/" + entry(title, i), body).statusCode(201);
        }
        return this;
    }

    Arena running() {
        put("/closing", null).statusCode(200);
        disciplines.forEach((title, id) -> {
            int status = draw(title, "12 25 31").extract().statusCode();
            if (status != 409) {
                draw(title, "12 25 31").statusCode(200);
            }
        });
        put("/start", null).statusCode(200).body("state", is("RUNNING"));
        return this;
    }

    ValidatableResponse draw(String title, String seed) {
        return put(of(title) + "/drawing", Map.of("seed", seed));
    }

    /** The path of a discipline within the meet. */
    String of(String title) {
        return "/disciplines/" + disciplines.get(title);
    }

    UUID entry(String title, int team) {
        return new UUID(disciplines.get(title).getMostSignificantBits(), teams.get(team - 1).getLeastSignificantBits());
    }

    UUID attempt(String title, int team, int number) {
        return new UUID(entry(title, team).getMostSignificantBits() + number, entry(title, team).getLeastSignificantBits());
    }

    Map<String, Object> tried(String title, int team, int number, long value) {
        return Map.of("entry", entry(title, team), "number", number, "outcome", "VALID", "value", value);
    }

    ValidatableResponse record(String title, int team, int number, long value) {
        return put(of(title) + "/attempts/" + attempt(title, team, number), tried(title, team, number, value));
    }

    /** The values of teams 1, 2, 3 and so on; null for one that does nothing. */
    Arena values(String title, Long... values) {
        IntStream.range(0, values.length).filter(i -> values[i] != null)
                .forEach(i -> record(title, i + 1, 1, values[i]).statusCode(201));
        return this;
    }

    ValidatableResponse outcome(String title, int team, String outcome) {
        return put(of(title) + "/entries/" + entry(title, team) + "/outcome", Map.of("outcome", outcome));
    }

    String match(String title, int round, int number) {
        return get(of(title) + "/matches?limit=100").statusCode(200).extract()
                .path("items.find { it.round == " + round + " && it.number == " + number + " }.id");
    }

    ValidatableResponse result(String title, int round, int number, Map<String, ?> result) {
        return put("/matches/" + match(title, round, number) + "/result", result);
    }

    /** Whoever is at home wins every match that is left, two legs to none; for the third place whoever is away. */
    Arena homeWins(String title) {
        List<Map<String, Object>> matches = get(of(title) + "/matches?limit=100").extract().path("items");
        for (var match : matches) {
            if (match.get("winner") == null) {
                put("/matches/" + match.get("id") + "/result",
                        Map.of("legs", Boolean.TRUE.equals(match.get("thirdPlace")) ? "AA" : "HH")).statusCode(200);
            }
        }
        return this;
    }

    ValidatableResponse put(String path, Object body) {
        return send("org-airport", null, path, body);
    }

    ValidatableResponse correct(String tag, String path, Object body) {
        return send("org-airport", tag, path, body);
    }

    ValidatableResponse send(String who, String tag, String path, Object body) {
        var call = who.startsWith("org-") ? Stage.organizer("airport") : Stage.member(who, "airport");
        if (tag != null) {
            call = call.header("If-Match", tag);
        }
        return (body == null ? call : call.body(body)).put(meet + path).then();
    }

    ValidatableResponse get(String path) {
        return Stage.guest().get(meet + path).then();
    }

    /** Asks again as an app does that has seen this tag. */
    ValidatableResponse polled(String path, String tag) {
        return Stage.guest().header("If-None-Match", tag).get(meet + path).then();
    }

    /** The ranks of teams 1, 2, 3 and so on in a discipline, or (null) in the meet; null for who has none. */
    List<Integer> ranks(String title) {
        var standings = get(title == null ? "/standings" : of(title) + "/standings").statusCode(200).extract();
        List<Map<String, Object>> places = standings.path(title == null ? "teams" : "places");
        return teams.stream().map(team -> (Integer) place(places, team).get("rank")).toList();
    }

    /** Points of teams 1, 2, 3 and so on, as "15/2" or "9". */
    List<String> points(String title) {
        var standings = get(title == null ? "/standings" : of(title) + "/standings").statusCode(200).extract();
        List<Map<String, Object>> places = standings.path(title == null ? "teams" : "places");
        return teams.stream().map(team -> {
            var points = (Map<?, ?>) place(places, team).get("points");
            return points.get("numerator") + (points.get("denominator").equals(1) ? "" : "/" + points.get("denominator"));
        }).toList();
    }

    Map<?, ?> reason(String title, int team) {
        List<Map<String, Object>> places = get(title == null ? "/standings" : of(title) + "/standings").extract()
                .path(title == null ? "teams" : "places");
        return (Map<?, ?>) place(places, teams.get(team - 1)).get("reason");
    }

    private static Map<String, Object> place(List<Map<String, Object>> places, UUID team) {
        return places.stream().filter(p -> p.get("team").equals(team.toString())).findFirst().orElseThrow();
    }

    /** "rank team" of the standing awards of a discipline, or (null) of the meet, in their order. */
    List<String> awards(String title) {
        List<Map<String, Object>> awards = get("/awards?limit=100").statusCode(200).extract().path("items");
        return awards.stream().filter(a -> a.get("withdrawnEdition") == null)
                .filter(a -> title == null ? a.get("discipline") == null : title.equals(a.get("disciplineTitle")))
                .map(a -> a.get("rank") + " " + a.get("teamTitle")).sorted().toList();
    }
}
