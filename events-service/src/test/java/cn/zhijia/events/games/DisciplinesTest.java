package cn.zhijia.events.games;

import static cn.zhijia.events.Stage.guest;
import static cn.zhijia.events.Stage.organizer;
import static cn.zhijia.events.games.Ground.DISCIPLINE;
import static cn.zhijia.events.games.Ground.MEET;
import static cn.zhijia.events.games.Ground.PLAIN;
import static cn.zhijia.events.games.Ground.ROPE;
import static cn.zhijia.events.games.Ground.athlete;
import static cn.zhijia.events.games.Ground.discipline;
import static cn.zhijia.events.games.Ground.entry;
import static cn.zhijia.events.games.Ground.meet;
import static cn.zhijia.events.games.Ground.meetBody;
import static cn.zhijia.events.games.Ground.put;
import static cn.zhijia.events.games.Ground.team;
import static cn.zhijia.events.games.Ground.with;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.kit.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class DisciplinesTest {

    private static final Map<String, Object> ONE_EACH = with(PLAIN, "disciplinesPerAthlete", 1);

    @Test
    void the_rules_of_a_discipline_make_sense_together() {
        var meet = meet();
        var count = Map.<String, Object> of("kind", "COUNT_MORE");
        var knockout = Map.<String, Object> of("kind", "KNOCKOUT", "bestOf", 3);
        var robin = Map.<String, Object> of("kind", "ROUND_ROBIN", "bestOf", 3);
        refused(meet, "/rules/bestOf", "only-with-matches", with(count, "bestOf", 3));
        refused(meet, "/rules/thirdPlace", "only-with-knockout", with(count, "thirdPlace", true));
        refused(meet, "/rules/ties/0", "needs-two-attempts", with(count, "ties", List.of("NEXT_BEST")));
        refused(meet, "/rules/ties/1", "tie-not-of-kind",
                with(count, "ties", List.of("FEWER_PENALTIES", "HEAD_TO_HEAD")));
        refused(meet, "/rules/ties/1", "twice", with(robin, "ties", List.of("HEAD_TO_HEAD", "HEAD_TO_HEAD")));
        refused(meet, "/rules/athletesMax", "below-minimum", with(count, "athletesMin", 3, "athletesMax", 2));
        refused(meet, "/rules/attempts", "not-with-matches", with(knockout, "attempts", 1));
        refused(meet, "/rules/combine", "not-with-matches", with(knockout, "combine", "BEST"));
        refused(meet, "/rules/bestOf", "required", Map.of("kind", "KNOCKOUT"));
        refused(meet, "/rules/bestOf", "not-odd", with(knockout, "bestOf", 2));
        refused(meet, "/rules/ties/0", "tie-not-of-kind", with(knockout, "ties", List.of("LEG_DIFFERENCE")));
        refused(meet, "/rules/thirdPlace", "only-with-knockout", with(robin, "thirdPlace", false));
        var id = UUID.randomUUID();
        var body = Map.<String, Object> of("place", 3, "title", "拔河", "rules", knockout);
        var tag = organizer().body(body).put(DISCIPLINE, meet, id).then().statusCode(201)
                .body("rules.thirdPlace", is(true), "rules.ties", is(List.of()), "rules.attempts", nullValue()).extract()
                .header("ETag");
        organizer().body(body).put(DISCIPLINE, meet, id).then().statusCode(200).header("ETag", tag);
        discipline(meet, "夹球接力", Map.of("kind", "TIME_LESS"));
        organizer().header("If-Match", tag).body(with(body, "rules", robin, "place", 1)).put(DISCIPLINE, meet, id).then()
                .statusCode(200).body("rules.thirdPlace", nullValue());
        guest().queryParam("limit", 1).get(MEET + "/disciplines", meet).then().statusCode(200).body("items.size()", is(1));
        organizer().body(with(body, "title", "夹球接力")).put(DISCIPLINE, meet, UUID.randomUUID()).then().statusCode(409)
                .body("code", is("title-taken"));
    }

    private static void refused(UUID meet, String pointer, String code, Map<String, Object> rules) {
        organizer().body(Map.of("place", 1, "title", "项目", "rules", rules)).put(DISCIPLINE, meet, UUID.randomUUID()).then()
                .statusCode(400).body("errors[0].pointer", is(pointer), "errors[0].code", is(code));
    }

    @Test
    void rules_never_fall_below_what_is_entered() {
        var meet = meet();
        var team = team(meet, "一队");
        var an = athlete(meet, team, "安");
        var bo = athlete(meet, team, "博");
        var rope = discipline(meet, "8字长绳", ROPE);
        entry(meet, rope, team, an, bo);
        entry(meet, discipline(meet, "定点投篮", ROPE), team, an);
        organizer().header("If-Match", "*").body(meetBody("rules", ONE_EACH)).put(MEET, meet).then().statusCode(400)
                .body("errors[0].pointer", is("/rules/disciplinesPerAthlete"), "errors[0].code", is("below-entered"));
        organizer().header("If-Match", "*")
                .body(Map.of("place", 1, "title", "8字长绳", "rules", with(ROPE, "athletesMax", 1)))
                .put(DISCIPLINE, meet, rope).then().statusCode(400).body("errors[0].code", is("below-entered"));
        guest().get(DISCIPLINE, meet, rope).then().body("rules.athletesMax", nullValue());
    }
}
