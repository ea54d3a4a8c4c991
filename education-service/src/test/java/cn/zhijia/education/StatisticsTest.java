package cn.zhijia.education;

import static cn.zhijia.education.Campus.ADMIN;
import static cn.zhijia.education.Campus.ORGANIZER;
import static cn.zhijia.education.Campus.as;
import static cn.zhijia.education.Campus.member;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

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
class StatisticsTest {

    /** Year, month, junior college and bachelor offerings, persons enrolled at each level: 7 terms, 79 = 30 + 49, 594. */
    static final int[][] TERMS = { { 2021, 3, 1, 1, 12, 18 }, { 2022, 3, 4, 6, 30, 50 }, { 2022, 9, 5, 7, 32, 53 },
            { 2023, 3, 5, 8, 34, 55 }, { 2023, 9, 5, 8, 35, 60 }, { 2024, 3, 6, 8, 40, 75 }, { 2025, 2, 4, 11, 28, 72 } };

    @Test
    void loaded_history_gives_the_numbers_of_the_newspaper() {
        var campus = Campus.open();
        var junior = programmes(campus, "JUNIOR_COLLEGE", 6);
        var bachelor = programmes(campus, "BACHELOR", 11);
        for (int i = 0; i < TERMS.length; i++) {
            var body = history(i + 1, TERMS[i], junior, bachelor);
            var id = UUID.nameUUIDFromBytes(new byte[] { (byte) i });
            post(id, body).statusCode(200).body("enrolled", is(TERMS[i][4] + TERMS[i][5]));
            post(id, body).statusCode(200);
        }
        given().queryParam("from", "2021-01-01").queryParam("to", "2025-06-30").get("/v1/statistics/terms").then()
                .statusCode(200)
                .body("terms", is(7), "offerings", is(79), "byLevel.offerings", is(List.of(30, 49)), "persons.enrolled",
                        is(594),
                        "distinctProgrammes", is(17), "persons.applied", nullValue(), "persons.partial",
                        is(List.of("applied", "admitted")));
        given().queryParam("from", "2025-01-01").queryParam("to", "2025-06-30").get("/v1/statistics/terms").then()
                .body("items[0].offerings", is(15), "items[0].byLevel.offerings", is(List.of(4, 11)), "items[0].seats", is(100),
                        "items[0].daysToFill", is(6), "items[0].imported", is(true), "persons.enrolled", is(100));
        given().get("/v1/terms/{id}", UUID.nameUUIDFromBytes(new byte[] { 6 })).then().body("imported", is(true), "daysToFill",
                is(6),
                "seats.quota", is(100), "seats.taken", nullValue());
    }

    @Test
    void history_is_entered_by_admins_once_and_stays() {
        var campus = Campus.open();
        var junior = programmes(campus, "JUNIOR_COLLEGE", 1);
        var bachelor = programmes(campus, "BACHELOR", 1);
        var body = history(101, new int[] { 2011, 3, 1, 1, 5, 6 }, junior, bachelor);
        var id = UUID.randomUUID();
        as(ORGANIZER).body(body).post("/v1/terms/{id}/history-import", id).then().statusCode(403).body("code",
                is("missing-role"));
        post(id, body).statusCode(200).body("offerings", is(2), "enrolled", is(11), "importedAt", notNullValue());
        post(id, with(body, "seats", 200)).statusCode(409).body("code", is("history-differs"));
        post(UUID.randomUUID(), body).statusCode(409).body("code", is("ordinal-taken"));
        post(campus.term, body).statusCode(409).body("code", is("id-in-use"));
        post(UUID.randomUUID(), with(body, "closed", "2199-01-01T00:00:00Z")).statusCode(400).body("errors[0].code",
                is("not-past"));
        post(UUID.randomUUID(), with(body, "seats", 3)).statusCode(400).body("errors[0].code", is("fewer-than-enrolled"));
        post(UUID.randomUUID(),
                with(with(body, "ordinal", 102), "offerings", List.of(Map.of("id", UUID.randomUUID(), "programme",
                        UUID.randomUUID(), "enrolled", 1))))
                .statusCode(400).body("errors[0].pointer", is("/offerings/0/programme"));
        as(ADMIN).header("If-Match", "*").body(campus.termBody(Map.of("ordinal", 101))).put("/v1/terms/{id}", id).then()
                .statusCode(409).body("code", is("term-imported"));
    }

    @Test
    void history_names_what_it_cannot_take() {
        var campus = Campus.open();
        var body = history(105, new int[] { 2014, 3, 1, 0, 5, 0 }, programmes(campus, "JUNIOR_COLLEGE", 1), List.of());
        post(UUID.randomUUID(), with(body, "opened", "-999999999-01-01T00:00:00Z")).statusCode(400).body("errors[0].pointer",
                is("/opened"), "errors[0].code", is("out-of-range"));
        post(UUID.randomUUID(), with(body, "firstFilled", "+999999999-01-01T00:00:00Z")).statusCode(400).body(
                "errors[0].pointer", is("/firstFilled"), "errors[0].code", is("out-of-range"));
        post(UUID.randomUUID(), with(body, "closed", "+999999999-01-01T00:00:00Z")).statusCode(400).body("errors[0].pointer",
                is("/closed"), "errors[0].code", is("out-of-range"));
        post(UUID.randomUUID(), with(body, "zone", "GMT+8")).statusCode(400).body("errors[0].code", is("unknown-zone"));
    }

    @Test
    void an_offering_id_of_another_term_is_refused_and_nothing_is_entered() {
        var campus = Campus.open();
        var junior = programmes(campus, "JUNIOR_COLLEGE", 1);
        var taken = campus.offering("BACHELOR");
        var id = UUID.randomUUID();
        var body = with(history(106, new int[] { 2013, 3, 1, 0, 5, 0 }, junior, List.of()), "offerings",
                List.of(Map.of("id", taken, "programme", junior.get(0), "enrolled", 5)));
        post(id, body).statusCode(409).body("code", is("id-in-use"), "errors[0].pointer", is("/offerings/0/id"));
        given().get("/v1/terms/{id}", id).then().statusCode(404);
    }

    @Test
    void one_union_can_be_asked_for_alone() {
        var campus = Campus.open();
        var junior = programmes(campus, "JUNIOR_COLLEGE", 1);
        int[] spring = { 2010, 3, 1, 0, 6, 0 };
        post(UUID.randomUUID(), with(history(107, spring, junior, List.of()), "union", "one")).statusCode(200);
        var other = with(history(108, spring, junior, List.of()), "union", "other");
        other.put("offerings", List.of(Map.of("id", UUID.randomUUID(), "programme", junior.get(0), "enrolled", 7)));
        post(UUID.randomUUID(), other).statusCode(200);
        String year = "/v1/statistics/terms?from=2010-01-01&to=2010-12-31";
        given().get(year).then().body("terms", is(2), "persons.enrolled", is(13));
        given().get(year + "&union=one").then().body("terms", is(1), "persons.enrolled", is(6));
        given().get(year + "&union=nobody").then().statusCode(200).body("terms", is(0));
    }

    @Test
    void figures_are_never_those_of_another_question() {
        given().get("/v1/statistics/terms?asOf=2025-01-01T00:00:00Z").then().statusCode(400).body("errors[0].pointer",
                is("?asOf"), "errors[0].code", is("unknown-parameter"));
        given().get("/v1/statistics/terms?from=1999-12-31").then().statusCode(400).body("errors[0].pointer", is("?from"),
                "errors[0].code", is("out-of-range"));
        given().get("/v1/statistics/terms?from=-999999999-01-01").then().statusCode(400).body("errors[0].code",
                is("out-of-range"));
        given().queryParam("to", "+999999999-12-31").get("/v1/statistics/terms").then().statusCode(400).body(
                "errors[0].pointer", is("?to"), "errors[0].code", is("out-of-range"));
    }

    @Test
    void figures_under_5_are_hidden_from_all_but_admins_and_left_out_of_sums() {
        var campus = Campus.open();
        var junior = programmes(campus, "JUNIOR_COLLEGE", 1);
        var bachelor = programmes(campus, "BACHELOR", 1);
        post(UUID.randomUUID(), history(103, new int[] { 2012, 3, 1, 1, 4, 20 }, junior, bachelor)).statusCode(200);
        given().get("/v1/statistics/terms?from=2012-01-01&to=2012-12-31").then().body("items[0].byLevel[0].persons.enrolled",
                nullValue(), "items[0].byLevel[0].persons.hidden", is(List.of("enrolled")), "items[0].persons.enrolled", is(20),
                "items[0].persons.partial", hasItem("enrolled"), "persons.enrolled", is(20), "byLevel[0].persons.enrolled",
                nullValue());
        as(member("an")).get("/v1/statistics/terms?from=2012-01-01&to=2012-12-31").then().body("persons.enrolled", is(20));
        as(ADMIN).get("/v1/statistics/terms?from=2012-01-01&to=2012-12-31").then().body("persons.enrolled", is(24),
                "items[0].byLevel[0].persons.enrolled", is(4), "persons.partial", is(List.of("applied", "admitted")));
    }

    @Test
    void a_person_who_applies_twice_in_a_term_counts_once() {
        var campus = Campus.open(10);
        var law = campus.offering("BACHELOR");
        campus.offering("JUNIOR_COLLEGE");
        Campus.withdraw(member("an"), campus.apply(member("an"), law));
        campus.apply(member("an"), law);
        campus.draft(member("bo"), UUID.randomUUID(), law);
        var mine = "items.find { it.term == '" + campus.term + "' }.";
        as(ADMIN).get("/v1/statistics/terms").then().body(mine + "persons.applied", is(1), mine + "persons.enrolled", is(0),
                mine + "seats", is(10), mine + "offerings", is(2));
        given().get("/v1/statistics/terms?from=2025-01-01&to=2024-01-01").then().statusCode(400);
    }

    static ValidatableResponse post(UUID id, Map<String, Object> body) {
        return as(ADMIN).body(body).post("/v1/terms/{id}/history-import", id).then();
    }

    static Map<String, Object> with(Map<String, Object> body, String field, Object value) {
        var changed = new HashMap<>(body);
        changed.put(field, value);
        return changed;
    }

    static List<UUID> programmes(Campus campus, String level, int count) {
        return java.util.stream.IntStream.range(0, count).mapToObj(i -> campus.programme(level)).toList();
    }

    static Map<String, Object> history(int ordinal, int[] term, List<UUID> junior, List<UUID> bachelor) {
        var offerings = new ArrayList<Map<String, Object>>();
        spread(offerings, ordinal, junior.subList(0, term[2]), term[4]);
        spread(offerings, ordinal, bachelor.subList(0, term[3]), term[5]);
        String month = "%d-%02d-".formatted(term[0], term[1]);
        var body = new HashMap<String, Object>(Map.of("union", "history", "ordinal", ordinal, "year", term[0], "season",
                term[1] < 7 ? "SPRING" : "AUTUMN", "name", "慧企学堂 第" + ordinal + "期", "zone", "Asia/Shanghai", "seats",
                Math.max(100, term[4] + term[5]), "source", "劳动午报", "offerings", offerings));
        body.put("opened", month + "17T01:00:00Z");
        body.put("firstFilled", month + "21T16:30:00Z"); // the 22nd in Shanghai
        body.put("closed", month + "28T10:00:00Z");
        return body;
    }

    /** So many persons over these programmes. */
    static void spread(List<Map<String, Object>> offerings, int ordinal, List<UUID> programmes, int persons) {
        for (int i = 0; i < programmes.size(); i++) {
            int share = persons * (i + 1) / programmes.size() - persons * i / programmes.size();
            offerings.add(Map.of("id",
                    UUID.nameUUIDFromBytes(
                            (ordinal + " " + programmes.get(i)).getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                    "programme", programmes.get(i), "enrolled", share));
        }
    }
}
