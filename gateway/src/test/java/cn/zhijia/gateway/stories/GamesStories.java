package cn.zhijia.gateway.stories;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Story 8: 8 teams, over 200 workers, four disciplines, and a champion, a runner-up and a third of each and of all. The page
 * gives
 * no numbers beside these: teams, values and winners are ours, the points those of a union's regulation of 2017.
 */
public final class GamesStories {

    public static final String MEET = "/v1/meets/" + Door.id("meet airport");

    private static final String ORGANIZER = "organizer-airport";
    private static final int TUG = 2;
    /** What teams 1, 2, 3 and so on did in each discipline; in 拔河 how strong they are, 1 the strongest: their seed. */
    private static final List<List<Integer>> VALUES = List.of(List.of(183, 181, 175, 170, 166, 160, 150, 140),
            List.of(62_000, 61_200, 64_000, 63_000, 66_000, 65_000, 68_000, 67_000), List.of(2, 3, 1, 4, 5, 6, 7, 8),
            List.of(18, 16, 15, 20, 17, 14, 12, 10));

    private final Door door;

    private GamesStories(Door door) {
        this.door = door;
    }

    /** Loading twice changes nothing; one that was cut short goes on where the meet is. */
    public static void load(Door door, Consumer<String> progress) {
        var games = new GamesStories(door);
        if (games.state().equals("ENTRIES")) {
            games.enter();
            games.go("closing");
        }
        if (games.state().equals("CLOSED")) {
            door.put(ORGANIZER, discipline(TUG) + "/drawing", Map.of("seed", "07 12 25 31 33 09 14"));
            games.go("start");
        }
        progress.accept("趣味运动会：8 支代表队、208 名职工、4 个项目");
        if (games.state().equals("RUNNING")) {
            games.contest();
            games.go("provisional");
        }
        if (games.state().equals("PROVISIONAL")) {
            games.go("official");
        }
        progress.accept("趣味运动会：正式成绩，团体和各项目的冠、亚、季军");
    }

    private void go(String step) {
        door.put(ORGANIZER, MEET + "/" + step, null);
    }

    private String state() {
        var known = known();
        return known == null ? "ENTRIES" : known.get("state").asText();
    }

    private JsonNode known() {
        for (var meet : door.get(null, "/v1/meets?union=airport&limit=100").get("items")) {
            if (MEET.endsWith(meet.get("id").asText())) {
                return meet;
            }
        }
        return null;
    }

    private void enter() {
        var known = known();
        var start = known == null ? Instant.now().minus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.HOURS)
                : Instant.parse(known.get("startsAt").asText());
        door.put(ORGANIZER, MEET, Map.of("union", "airport", "title", "趣味运动会“乐动多巴安，趣味保安康”", "startsAt", start, "rules",
                Map.of("points", List.of(9, 7, 6, 5, 4, 3, 2, 1), "shortField", 8, "shortFieldLess", 1, "minEntries", 2,
                        "noShow", -2, "teamTies", List.of("COUNTBACK"), "drawn", true, "disciplinesPerAthlete", 1)));
        for (int team = 0; team < Squads.TEAMS.size(); team++) {
            door.put(ORGANIZER, MEET + "/teams/" + team(team), Map.of("title", Squads.TEAMS.get(team), "union", "airport",
                    "captain", Squads.memberNo(team, 0)));
        }
        announce(0, Map.of("kind", "COUNT_MORE", "attempts", 1));
        announce(1, Map.of("kind", "TIME_LESS", "attempts", 1));
        announce(TUG, Map.of("kind", "KNOCKOUT", "bestOf", 3, "thirdPlace", true, "athletesMin", 8, "athletesMax", 8));
        announce(3, Map.of("kind", "COUNT_MORE", "attempts", 1));
        door.putCsv(ORGANIZER, MEET + "/athlete-imports/" + Door.id("meet airport athletes"), Squads.csv(TUG));
        for (int team = 0; team < Squads.TEAMS.size(); team++) {
            door.put(ORGANIZER, discipline(TUG) + "/entries/" + Door.id("meet airport tug " + team),
                    Map.of("team", team(team), "athletes", Squads.of(team, TUG), "seed", VALUES.get(TUG).get(team)));
        }
    }

    private void announce(int discipline, Map<String, Object> rules) {
        door.put(ORGANIZER, discipline(discipline),
                Map.of("place", discipline + 1, "title", Squads.DISCIPLINES.get(discipline), "rules", rules));
    }

    private void contest() {
        IntStream.of(0, 1, 3).forEach(this::measure);
        tug();
    }

    private void measure(int discipline) {
        for (var entry : door.get(null, discipline(discipline) + "/entries?limit=100").get("items")) {
            int team = team(entry);
            door.put(ORGANIZER, discipline(discipline) + "/attempts/" + Door.id("meet airport " + discipline + " " + team),
                    Map.of("entry", entry.get("id"), "number", 1, "outcome", "VALID", "value",
                            VALUES.get(discipline).get(team)));
        }
    }

    /** Round by round, as the teams become known: the stronger wins two legs to one. */
    private void tug() {
        for (var match = next(); match != null; match = next()) {
            boolean home = strength(match.get("home")) < strength(match.get("away"));
            door.put(ORGANIZER, MEET + "/matches/" + match.get("id").asText() + "/result",
                    Map.of("legs", home ? "HAH" : "AHA"));
        }
    }

    private JsonNode next() {
        for (var match : door.get(null, discipline(TUG) + "/matches?limit=100").get("items")) {
            if (!match.has("winner")) {
                return match;
            }
        }
        return null;
    }

    private static int strength(JsonNode entry) {
        return IntStream.range(0, Squads.TEAMS.size())
                .filter(team -> Door.id("meet airport tug " + team).toString().equals(entry.asText()))
                .map(team -> VALUES.get(TUG).get(team)).findFirst().orElseThrow();
    }

    private static int team(JsonNode entry) {
        return IntStream.range(0, Squads.TEAMS.size())
                .filter(team -> team(team).toString().equals(entry.get("team").asText())).findFirst().orElseThrow();
    }

    private static UUID team(int team) {
        return Door.id("meet airport team " + team);
    }

    private static String discipline(int discipline) {
        return MEET + "/disciplines/" + Door.id("meet airport discipline " + discipline);
    }
}
