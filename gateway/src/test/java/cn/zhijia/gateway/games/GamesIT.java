package cn.zhijia.gateway.games;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import com.fasterxml.jackson.databind.JsonNode;

import cn.zhijia.gateway.stories.Door;
import cn.zhijia.gateway.stories.GamesStories;
import cn.zhijia.gateway.suite.LocalSuite;
import cn.zhijia.gateway.suite.TheSuite;

/**
 * The story of the page, told through the door and read back from there: 8 teams, over 200 workers, 冠亚季军 of each and of all.
 */
@ExtendWith(TheSuite.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class GamesIT {

    private static final List<String> TEAM = List.of("1 安全检查队", "2 航站服务队", "3 运行控制队");

    private final Door door;
    private final String gateway;

    GamesIT(LocalSuite suite) {
        gateway = suite.gateway().toString();
        door = new Door(suite.gateway());
    }

    @Test
    @Timeout(300)
    void champion_runner_up_and_third_are_read_back() {
        GamesStories.load(door, line -> { // nobody listens
        });
        var first = door.get(null, GamesStories.MEET + "/results");
        var awards = door.get(null, GamesStories.MEET + "/awards?limit=100");
        assertEquals(TEAM, awards(awards, null));
        assertEquals(List.of("1 安全检查队", "2 航站服务队", "3 飞行区管理队"), awards(awards, "8字长绳"));
        assertEquals(List.of("1 航站服务队", "2 安全检查队", "3 运行控制队"), awards(awards, "夹球接力"));
        assertEquals(List.of("1 飞行区管理队", "2 安全检查队", "3 航站服务队"), awards(awards, "拔河"));
        assertEquals(List.of("1 运行控制队", "2 安全检查队", "3 动力能源队"), awards(awards, "定点投篮"));
        // 9+7+7+7, 7+9+6+5, 5+6+5+9
        assertEquals(List.of(30, 27, 25), points(first));
        assertEquals(208, athletes());
        GamesStories.load(door, line -> { // telling it twice changes nothing
        });
        assertEquals(first, door.get(null, GamesStories.MEET + "/results"));
        assertEquals(awards, door.get(null, GamesStories.MEET + "/awards?limit=100"));
    }

    @Test
    @Timeout(300)
    void a_live_score_is_polled_by_its_tag() {
        GamesStories.load(door, line -> { // nobody listens
        });
        var answer = given().get(gateway + GamesStories.MEET + "/standings").then().statusCode(200)
                .header("Cache-Control", containsString("max-age=1")).extract();
        assertFalse(answer.asString().contains("M-MEMBER41"), "a guest reads who competes");
        given().header("If-None-Match", answer.header("ETag")).get(gateway + GamesStories.MEET + "/standings").then()
                .statusCode(304).header("ETag", answer.header("ETag"));
    }

    private static List<String> awards(JsonNode awards, String discipline) {
        var found = new ArrayList<String>();
        for (var award : awards.get("items")) {
            String title = award.has("disciplineTitle") ? award.get("disciplineTitle").asText() : null;
            if (Objects.equals(title, discipline)) {
                found.add(award.get("rank").asText() + " " + award.get("teamTitle").asText());
            }
        }
        return found;
    }

    private static List<Integer> points(JsonNode results) {
        var points = new ArrayList<Integer>();
        results.at("/standings/teams").forEach(team -> points.add(team.at("/points/numerator").asInt()));
        return points.subList(0, 3);
    }

    private int athletes() {
        int count = 0;
        for (var team : door.get(null, GamesStories.MEET + "/teams?limit=100").get("items")) {
            count += door.get("organizer-airport",
                    GamesStories.MEET + "/teams/" + team.get("id").asText() + "/athletes?limit=100").get("items").size();
        }
        return count;
    }
}
