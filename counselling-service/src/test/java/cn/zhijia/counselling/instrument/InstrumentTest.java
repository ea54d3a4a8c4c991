package cn.zhijia.counselling.instrument;

import static cn.zhijia.counselling.World.as;
import static cn.zhijia.counselling.World.member;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.kit.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class InstrumentTest {

    @Test
    void everybody_sees_which_instruments_there_are() {
        given().get("/v1/instruments").then().statusCode(200).header("Cache-Control", "public, max-age=300")
                .body("items.code", contains("phq-9", "gad-7", "who-5", "c-ssrs")).body("items[0].version", is(2))
                .body("items.sha256", everyItem(matchesPattern("[0-9a-f]{64}")));
    }

    @Test
    void the_present_version_comes_in_the_language_asked_for_and_only_once() {
        String chinese = as(member("m")).get("/v1/instruments/phq-9").then().statusCode(200).body("version", is(2))
                .body("versions", contains(1, 2)).body("items", hasSize(10)).body("items[8].options", hasSize(5))
                .body("items[8].options[4].text", is("不想回答")).body("items[8].options[4].score", is((Object) null))
                .body("bands.code", contains("MINIMAL", "MILD", "MODERATE", "MODERATELY_SEVERE", "SEVERE"))
                .body("licence", containsString("LOINC")).extract().header("ETag");
        given().header("Accept-Language", "en").get("/v1/instruments/phq-9").then().statusCode(200)
                .header("Vary", containsString("Accept-Language")).header("ETag", not(is(chinese)))
                .body("items[0].text", is("Little interest or pleasure in doing things"));
        given().header("If-None-Match", chinese).get("/v1/instruments/phq-9").then().statusCode(304);
    }

    @Test
    void an_older_version_stays_where_it_was() {
        given().get("/v1/instruments/phq-9/versions/1").then().statusCode(200)
                .header("Cache-Control", "public, max-age=86400").body("version", is(1)).body("items", hasSize(9))
                .body("items[8].options", hasSize(4));
        for (var nothing : new String[] { "phq-9/versions/3", "phq-9/versions/0", "phq-9/versions/x", "hads",
                "hads/versions/1" }) {
            given().get("/v1/instruments/" + nothing).then().statusCode(404).body("code", is("not-found"));
        }
    }

    @Test
    void the_screener_says_which_question_follows_from_which_answer() {
        given().get("/v1/instruments/c-ssrs").then().statusCode(200).body("askedBy", is("TRAINED_PERSON"))
                .body("items[2].askedIf.item", is("93247-5")).body("items[5].askedIf", is((Object) null));
    }

    @Test
    void a_hospital_reads_them_as_fhir() {
        given().accept("application/fhir+json").get("/fhir/r4/Questionnaire/phq-9-2").then().statusCode(200)
                .contentType(containsString("application/fhir+json")).body("resourceType", is("Questionnaire"))
                .body("url", endsWith("/Questionnaire/phq-9")).body("version", is("2"))
                .body("item.linkId", hasItem("44260-8")).body("item[1]._text.extension[0].extension[1].valueString",
                        is("Little interest or pleasure in doing things"));
        given().get("/fhir/r4/Questionnaire/phq-9-7").then().statusCode(404).body("resourceType", is("OperationOutcome"));
    }
}
