package cn.zhijia.education;

import static cn.zhijia.education.Campus.ADMIN;
import static cn.zhijia.education.Campus.NOW;
import static cn.zhijia.education.Campus.ORGANIZER;
import static cn.zhijia.education.Campus.as;
import static cn.zhijia.education.Campus.member;
import static cn.zhijia.education.Campus.poolOf;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.hibernate.SessionFactory;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.kit.testing.TestDatabase;
import cn.zhijia.kit.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class CatalogueTest {

    @Inject
    SessionFactory hibernate;

    static final String STRANGER = Tokens.organizer("stranger", "airport").sign();

    @Test
    void a_school_is_made_and_edited_by_admins_and_its_own_registrars() {
        var campus = Campus.open();
        var own = Tokens.person("registrar", "registrar").with("school", campus.key).sign();
        var other = Tokens.person("registrar2", "registrar").with("school", "other").sign();
        var body = Map.of("key", campus.key, "name", "北京开放大学");
        as(other).body(body).put("/v1/schools/{id}", campus.school).then().statusCode(403).body("code", is("forbidden"));
        as(own).body(body).put("/v1/schools/{id}", campus.school).then().statusCode(428);
        as(own).header("If-Match", "\"0\"").body(body).put("/v1/schools/{id}", campus.school).then().statusCode(200)
                .header("ETag", "\"1-zh-CN\"").body("name", is("北京开放大学"));
        as(own).body(body).put("/v1/schools/{id}", campus.school).then().statusCode(200).header("ETag", "\"1-zh-CN\"");
        as(ADMIN).header("If-Match", "\"0\"").body(Map.of("key", campus.key, "name", "x"))
                .put("/v1/schools/{id}", campus.school)
                .then().statusCode(412);
        as(ADMIN).body(body).put("/v1/schools/{id}", UUID.randomUUID()).then().statusCode(409).body("code", is("key-taken"));
        as(member("an")).body(body).put("/v1/schools/{id}", campus.school).then().statusCode(403);
        given().header("If-None-Match", "\"1-zh-CN\"").get("/v1/schools/{id}", campus.school).then().statusCode(304);
        given().get("/v1/schools/{id}", UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void a_programme_belongs_to_its_school_and_its_code_is_unique_there() {
        var campus = Campus.open();
        var own = Tokens.person("registrar", "registrar").with("school", campus.key).sign();
        var other = Tokens.person("registrar2", "registrar").with("school", "other").sign();
        var id = UUID.randomUUID();
        var body = Map.of("school", campus.school, "code", "120402", "name", "行政管理", "level", "BACHELOR");
        as(other).body(body).put("/v1/programmes/{id}", id).then().statusCode(403);
        as(own).body(body).put("/v1/programmes/{id}", id).then().statusCode(201);
        as(own).body(body).put("/v1/programmes/{id}", id).then().statusCode(200);
        as(own).body(body).put("/v1/programmes/{id}", UUID.randomUUID()).then().statusCode(409).body("code", is("code-taken"));
        as(ADMIN).body(Map.of("school", UUID.randomUUID(), "code", "1", "name", "x", "level", "BACHELOR"))
                .put("/v1/programmes/{id}", UUID.randomUUID()).then().statusCode(400)
                .body("errors[0].code", is("unknown-school"));
        given().get("/v1/programmes/{id}", id).then().body("level", is("BACHELOR"));
        given().queryParam("school", campus.school).queryParam("level", "JUNIOR_COLLEGE").get("/v1/programmes").then()
                .body("items", hasSize(0));
        given().queryParam("school", campus.school).get("/v1/programmes").then().body("items.id", is(List.of(id.toString())));
    }

    @Test
    void a_term_is_made_by_organizers_of_its_union() {
        var campus = Campus.open();
        var body = campus.termBody(Map.of("name", "慧企学堂 第8期"));
        as(STRANGER).header("If-Match", "*").body(body).put("/v1/terms/{id}", campus.term).then().statusCode(403);
        as(ORGANIZER).body(body).put("/v1/terms/{id}", campus.term).then().statusCode(428);
        as(ORGANIZER).header("If-Match", "\"0\"").body(body).put("/v1/terms/{id}", campus.term).then().statusCode(200);
        as(ADMIN).body(body).put("/v1/terms/{id}", campus.term).then().statusCode(200).body("name", is("慧企学堂 第8期"),
                "seats.quota", nullValue(), "seats.taken", is(0), "firstFilledAt", nullValue(), "imported", is(false));
        as(ORGANIZER).body(body).put("/v1/terms/{id}", UUID.randomUUID()).then().statusCode(409).body("code",
                is("ordinal-taken"));
        campus.term(Map.of("closes", NOW.minus(Duration.ofDays(9)))).statusCode(400).body("errors[0].pointer", is("/closes"));
        campus.term(Map.of("promotionCloses", NOW)).statusCode(400).body("errors[0].code", is("before-close"));
        campus.term(Map.of("zone", "Mars/Olympus")).statusCode(400).body("errors[0].code", is("unknown-zone"));
        for (String offset : List.of("+08:00", "UTC+8", "GMT+8", "UTC", "Etc/GMT-8", "SystemV/PST8", "asia/shanghai")) {
            campus.term(Map.of("zone", offset)).statusCode(400).body("errors[0].code", is("unknown-zone"));
        }
        campus.term(Map.of("opens", "1999-12-31T23:59:59Z")).statusCode(400).body("errors[0].pointer", is("/opens"),
                "errors[0].code", is("out-of-range"));
        campus.term(Map.of("closes", "+999999999-12-31T23:59:59Z")).statusCode(400).body("errors[0].pointer", is("/closes"),
                "errors[0].code", is("out-of-range"));
        campus.term(Map.of("promotionCloses", "2200-01-01T00:00:01Z")).statusCode(400).body("errors[0].pointer",
                is("/promotionCloses"), "errors[0].code", is("out-of-range"));
        campus.term(Map.of("colour", "red")).statusCode(400).body("code", is("unknown-field"));
    }

    @Test
    void the_opening_stays_once_somebody_has_a_ticket() {
        var campus = Campus.open(1);
        campus.apply(member("an"), campus.offering("BACHELOR"));
        campus.term(Map.of("opens", NOW.minus(Duration.ofDays(5)))).statusCode(409).body("code", is("term-started"));
    }

    @Test
    void an_offering_keeps_the_name_and_level_of_its_day() {
        var campus = Campus.open();
        var programme = campus.programme("BACHELOR");
        var id = UUID.randomUUID();
        var body = Map.of("programme", programme);
        as(ORGANIZER).body(body).put("/v1/terms/{term}/offerings/{id}", campus.term, id).then().statusCode(201)
                .body("name", is("行政管理"), "level", is("BACHELOR"));
        as(ADMIN).header("If-Match", "*").body(Map.of("school", campus.school, "code", "X", "name", "公共管理", "level",
                "SHORT_COURSE")).put("/v1/programmes/{id}", programme).then().statusCode(200);
        as(ORGANIZER).body(body).put("/v1/terms/{term}/offerings/{id}", campus.term, id).then().statusCode(200)
                .body("name", is("行政管理"), "level", is("BACHELOR"));
        as(ORGANIZER).body(body).put("/v1/terms/{term}/offerings/{id}", campus.term, UUID.randomUUID()).then().statusCode(409)
                .body("code", is("offering-exists"));
        as(STRANGER).body(body).put("/v1/terms/{term}/offerings/{id}", campus.term, UUID.randomUUID()).then().statusCode(403);
        var registrar = Tokens.person("registrar", "registrar").with("school", campus.key).sign();
        as(registrar).header("If-Match", "*").body(Map.of("programme", programme, "place", "顺义")).put(
                "/v1/terms/{term}/offerings/{id}", campus.term, id).then().statusCode(200).body("place", is("顺义"));
        as(ORGANIZER).body(body).put("/v1/terms/{term}/offerings/{id}", Campus.open().term, id).then().statusCode(409)
                .body("code", is("id-in-use"));
        given().get("/v1/terms/{term}/offerings/{id}", UUID.randomUUID(), id).then().statusCode(404);
    }

    @Test
    void quota_pools_are_nested_and_only_their_quota_changes() {
        var campus = Campus.open();
        var law = campus.offering("BACHELOR");
        campus.pool(UUID.randomUUID(), "LEVEL", 5, Map.of("level", "BACHELOR")).statusCode(409).body("code",
                is("term-without-seats"));
        campus.pool(campus.termPool, "TERM", 5, Map.of("level", "BACHELOR")).statusCode(400).body("errors[0].pointer",
                is("/level"));
        campus.pool(campus.termPool, "TERM", 5, Map.of()).statusCode(201);
        campus.pool(UUID.randomUUID(), "TERM", 5, Map.of()).statusCode(409).body("code", is("quota-pool-exists"));
        campus.pool(poolOf(law), "OFFERING", 5, Map.of("offering", UUID.randomUUID())).statusCode(400);
        campus.apply(member("an"), law);
        campus.pool(poolOf(law), "OFFERING", 0, Map.of("offering", law)).statusCode(409).body("code", is("quota-below-taken"));
        campus.pool(poolOf(law), "OFFERING", 1, Map.of("offering", law)).statusCode(201).body("taken", is(1));
        campus.pool(campus.termPool, "LEVEL", 5, Map.of("level", "BACHELOR")).statusCode(409).body("code", is("id-in-use"));
        var body = Map.of("kind", "TERM", "term", campus.term, "quota", 6);
        as(STRANGER).body(body).put("/v1/quota-pools/{id}", campus.termPool).then().statusCode(403);
        as(ORGANIZER).body(body).put("/v1/quota-pools/{id}", campus.termPool).then().statusCode(428);
        as(ORGANIZER).header("If-Match", "\"9\"").body(body).put("/v1/quota-pools/{id}", campus.termPool).then()
                .statusCode(412);
        String tag = given().get("/v1/quota-pools/{id}", campus.termPool).header("ETag");
        as(ORGANIZER).header("If-Match", tag).body(body).put("/v1/quota-pools/{id}", campus.termPool).then().statusCode(200);
        as(ORGANIZER).body(body).put("/v1/quota-pools/{id}", campus.termPool).then().statusCode(200).body("quota", is(6));
    }

    @Test
    void a_304_never_hides_a_seat_that_was_taken() {
        var campus = Campus.open(5);
        var law = campus.offering("BACHELOR", 2);
        String term = given().get("/v1/terms/{id}", campus.term).header("ETag");
        String offering = given().get("/v1/terms/{term}/offerings/{id}", campus.term, law).header("ETag");
        given().header("If-None-Match", term).get("/v1/terms/{id}", campus.term).then().statusCode(304);
        given().header("If-None-Match", offering).get("/v1/terms/{term}/offerings/{id}", campus.term, law).then()
                .statusCode(304);
        campus.apply(member("an"), law);
        given().header("If-None-Match", term).get("/v1/terms/{id}", campus.term).then().statusCode(200).body("seats.taken",
                is(1));
        given().header("If-None-Match", offering).get("/v1/terms/{term}/offerings/{id}", campus.term, law).then()
                .statusCode(200)
                .body("seats.quota", is(2), "seats.taken", is(1), "seats.asOf", notNullValue());
        as(ORGANIZER).header("If-Match", term).body(campus.termBody(Map.of("name", "春季班"))).put("/v1/terms/{id}", campus.term)
                .then().statusCode(200); // the version decides an edit, not the seats
    }

    @Test
    void a_page_counts_all_its_seats_at_once() {
        var campus = Campus.open(5);
        var law = campus.offering("BACHELOR", 1);
        var trade = campus.offering("BACHELOR");
        campus.apply(member("an"), law);
        campus.apply(member("bo"), law);
        for (int i = 0; i < 3; i++) {
            Campus.open();
        }
        String offerings = "/v1/terms/" + campus.term + "/offerings?limit=";
        assertEquals(statements(offerings + 1), statements(offerings + 2));
        assertEquals(statements("/v1/terms?limit=1"), statements("/v1/terms?limit=4"));
        given().get(offerings + 100).then().body("items.find { it.id == '" + law + "' }.seats.waiting", is(1),
                "items.find { it.id == '" + law + "' }.seats.taken", is(1),
                "items.find { it.id == '" + trade + "' }.seats.taken", is(0));
    }

    /** How many SQL statements an answer takes. */
    private long statements(String path) {
        var statistics = hibernate.getStatistics();
        statistics.setStatisticsEnabled(true);
        statistics.clear();
        given().get(path).then().statusCode(200);
        return statistics.getPrepareStatementCount();
    }

    @Test
    void lists_go_from_page_to_page_without_repeating() {
        var campus = Campus.open();
        for (int i = 0; i < 5; i++) {
            campus.offering(i < 3 ? "BACHELOR" : "JUNIOR_COLLEGE");
        }
        var seen = new HashSet<String>();
        String next = "/v1/terms/" + campus.term + "/offerings?limit=2";
        for (int page = 0; page < 3; page++) {
            var answer = given().urlEncodingEnabled(false).get(next);
            seen.addAll(answer.then().statusCode(200).extract().<List<String>> path("items.id"));
            String link = answer.header("Link");
            assertEquals(page == 2, link == null);
            next = link == null ? null : link.substring(1, link.indexOf('>'));
        }
        assertEquals(5, seen.size());
        given().get("/v1/terms/{id}/offerings?level=JUNIOR_COLLEGE", campus.term).then().body("items", hasSize(2));
        String cursor = given().get("/v1/terms/{id}/offerings?limit=2", campus.term).path("next");
        given().queryParam("cursor", cursor).get("/v1/terms/{id}/offerings?level=BACHELOR", campus.term).then().statusCode(400)
                .body("code", is("bad-cursor"));
        given().get("/v1/terms/{id}/offerings?level=DOCTOR", campus.term).then().statusCode(400).body("errors[0].pointer",
                is("?level"));
        given().get("/v1/terms/{id}/offerings?limit=0", campus.term).then().statusCode(400);
        given().get("/v1/terms?union=shunyi&limit=1").then().statusCode(200).body("items", hasSize(1), "next", notNullValue())
                .header("Link", containsString("union=shunyi"));
        given().get("/v1/schools?limit=100").then().statusCode(200).body("items.key", not(hasSize(0)));
    }
}
