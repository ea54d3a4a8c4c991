package cn.zhijia.counselling.hospital;

import static cn.zhijia.counselling.World.ADMIN;
import static cn.zhijia.counselling.World.as;
import static cn.zhijia.counselling.World.count;
import static cn.zhijia.counselling.World.itIs;
import static cn.zhijia.counselling.World.put;
import static cn.zhijia.counselling.World.together;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import cn.zhijia.counselling.World;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.testing.TestDatabase;
import cn.zhijia.kit.testing.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class HospitalTest {

    private static final String SUPERVISOR = Tokens.person("supervisor-of-hospitals", "supervisor").sign();

    @Inject
    DatabaseClock clock;

    private final String id = Agreed.id();
    private final String path = "/v1/hospitals/" + id;

    @AfterEach
    void real_time() {
        clock.shift(Duration.ZERO);
    }

    @Test
    void an_agreement_is_entered_with_the_usual_clocks_and_read_by_who_refers() {
        put(ADMIN, path, Agreed.body()).then().statusCode(201).body("id", is(id), "clocks.stat.delivered", is("PT1M"),
                "clocks.stat.received", is("PT5M"), "clocks.stat.decided", is("PT15M"), "clocks.stat.outcome", is("PT24H"),
                "clocks.urgent.received", is("PT30M"), "clocks.routine.decided", is("PT48H"), "heartbeatSeconds", is(60),
                "degraded", is(true), "heartbeatAt", nullValue());
        put(ADMIN, path, Agreed.body()).then().statusCode(200);
        var read = as(SUPERVISOR).get(path).then().statusCode(200).body("dutyPhones[0]", is("010-00000001"));
        as(SUPERVISOR).header("If-None-Match", read.extract().header("ETag")).get(path).then().statusCode(304);
        as(SUPERVISOR).get("/v1/hospitals/h" + UUID.randomUUID().toString().substring(0, 8)).then().statusCode(404);
    }

    @Test
    void everything_that_is_said_is_kept_and_said_again_it_changes_nothing() {
        var station = World.openStation(UUID.randomUUID());
        var body = Agreed.body();
        body.putAll(Map.of("agreementTo", "2030-12-31", "heartbeatSeconds", 30, "hours",
                List.of(Map.of("weekday", "MONDAY", "opens", "08:00:00", "closes", "00:00:00")), "distances",
                List.of(Map.of("station", station, "metres", 12_500)), "hosts", List.of("hlg.example", "his.hlg.example"),
                "webhook", "http://127.0.0.1:9/zhijia", "crisisWebhook", "http://localhost:9/crisis", "clocks",
                Map.of("stat", limits("PT30S", "PT2M", "PT5M", "PT12H"), "urgent", limits("PT1M", "PT2M", "PT3M", "PT4M"),
                        "routine", limits("PT1H", "P1D", "P2D", "P14D"))));
        String tag = put(ADMIN, path, body).then().statusCode(201).body("clocks.stat.received", is("PT2M"),
                "clocks.routine.outcome", is("PT336H"), "distances[0].metres", is(12_500), "hours[0].closes", is("00:00:00"),
                "webhook", is("http://127.0.0.1:9/zhijia")).extract().header("ETag");
        assertEquals(tag, put(ADMIN, path, body).then().statusCode(200).extract().header("ETag"));
        QuarkusTransaction.requiringNew().run(() -> {
            var hospital = Hospital.of(id).orElseThrow();
            assertEquals(Duration.ofMinutes(2), hospital.clocks().of(Priority.STAT).received());
            assertEquals(12_500, hospital.metresFrom(station.toString()));
        });
    }

    private static Map<String, String> limits(String delivered, String received, String decided, String outcome) {
        return Map.of("delivered", delivered, "received", received, "decided", decided, "outcome", outcome);
    }

    @Test
    void of_two_who_change_it_the_later_one_must_have_seen_what_the_first_one_wrote() {
        String first = put(ADMIN, path, Agreed.body()).then().statusCode(201).extract().header("ETag");
        var other = Agreed.body();
        other.put("mostAge", 80);
        put(ADMIN, path, other).then().statusCode(428);
        as(ADMIN).header("If-Match", first).body(other).put(path).then().statusCode(200);
        var third = Agreed.body();
        third.put("mostAge", 70);
        as(ADMIN).header("If-Match", first).body(third).put(path).then().statusCode(412);
        as(ADMIN).get(path).then().body("mostAge", is(80));
    }

    @Test
    void of_several_who_enter_it_at_once_one_does() throws Exception {
        var answers = together(Collections.nCopies(6, () -> put(ADMIN, path, Agreed.body())));
        assertEquals(1, count(answers, 201));
        assertEquals(5, count(answers, 200));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = { "nameZh|''|/nameZh", "scope|[]|/scope",
            "scope|['suicide']|/scope/0",
            "dutyPhones|[]|/dutyPhones", "dutyPhones|['call me']|/dutyPhones/0", "mostAge|200|/mostAge",
            "leastAge|121|/mostAge", "agreementTo|'1999-12-31'|/agreementTo", "agreementFrom|'2500-01-01'|/agreementFrom",
            "hours|[{'weekday':'MONDAY','opens':'10:00:00','closes':'10:00:00'}]|/hours/0/closes",
            "distances|[{'station':'0198c0de-0000-7000-8000-00000000dead','metres':1}]|/distances/0/station",
            "heartbeatSeconds|5|/heartbeatSeconds", "hosts|['10.0.0.1']|/hosts/0", "hosts|['https://hlg.example']|/hosts/0",
            "webhook|'https://elsewhere.example/'|/webhook", "webhook|'http://10.0.0.1/'|/webhook",
            "crisisWebhook|'ftp://localhost/'|/crisisWebhook", "state|'GONE'|/state",
            "clocks|{'stat':{'delivered':'PT1S','received':'PT1M','decided':'PT1M','outcome':'PT1M'},'urgent':{'delivered':'PT1M','received':'PT1M','decided':'PT1M','outcome':'PT1M'},'routine':{'delivered':'PT1M','received':'PT1M','decided':'PT1M','outcome':'PT1M'}}|/clocks/stat/delivered",
            "clocks|{'stat':{'delivered':'PT1M','received':'PT60.5S','decided':'PT1M','outcome':'PT1M'},'urgent':{'delivered':'PT1M','received':'PT1M','decided':'PT1M','outcome':'PT1M'},'routine':{'delivered':'PT1M','received':'PT1M','decided':'PT1M','outcome':'PT1M'}}|/clocks/stat/received" })
    void what_cannot_be_is_refused_with_the_field_that_says_so(String field, String json, String pointer) throws Exception {
        var body = Agreed.body();
        body.put(field, new com.fasterxml.jackson.databind.ObjectMapper()
                .configure(com.fasterxml.jackson.core.JsonParser.Feature.ALLOW_SINGLE_QUOTES, true)
                .readValue(json.startsWith("'") || json.startsWith("[") || json.startsWith("{") || json.matches("\\d+") ? json
                        : "'" + json + "'", Object.class));
        put(ADMIN, path, body).then().statusCode(400).body("errors[0].pointer", is(pointer));
        as(ADMIN).get(path).then().statusCode(404);
    }

    @Test
    void a_heartbeat_is_heard_without_touching_the_agreement() {
        String tag = put(ADMIN, path, Agreed.body()).then().statusCode(201).extract().header("ETag");
        itIs(clock, World.MONDAY);
        Agreed.beat(id).then().statusCode(200).body("everySeconds", is(60), "now", startsWith("2026-03-02T00:00"));
        as(SUPERVISOR).get(path).then().body("degraded", is(false), "heartbeatAt", startsWith("2026-03-02T00:00"));
        var changed = Agreed.body();
        changed.put("mostAge", 99);
        as(ADMIN).header("If-Match", tag).body(changed).put(path).then().statusCode(200).body("degraded", is(false));
        itIs(clock, World.MONDAY.plus(Duration.ofMinutes(3)).plusSeconds(5));
        as(SUPERVISOR).get(path).then().body("degraded", is(true));
        Agreed.beat(id).then().statusCode(200);
        as(SUPERVISOR).get(path).then().body("degraded", is(false));
    }

    @Test
    void a_hospital_that_nobody_has_entered_is_told_so() {
        Agreed.beat("unheard-of").then().statusCode(403).body("code", is("unknown-hospital"));
        as(Tokens.person("no-claim", "hospital").sign()).put("/v1/partner/heartbeat").then().statusCode(403).body("code",
                is("unknown-hospital"));
        as(ADMIN).put("/v1/partner/heartbeat").then().statusCode(403).body("code", is("missing-role"));
    }

    @Test
    void the_list_is_read_page_by_page() {
        var mine = List.of(Agreed.id(), Agreed.id(), Agreed.id());
        mine.forEach(Agreed::hospital);
        var seen = new ArrayList<String>();
        String cursor = null;
        do {
            var request = as(ADMIN).queryParam("limit", 2);
            var page = (cursor == null ? request : request.queryParam("cursor", cursor)).get("/v1/hospitals").then()
                    .statusCode(200).body("items.size()", lessThan(3)).extract();
            seen.addAll(page.<List<String>> path("items.id"));
            cursor = page.path("next");
        } while (cursor != null);
        assertTrue(seen.containsAll(mine));
        assertEquals(seen.stream().sorted().distinct().toList(), seen);
    }

    @Test
    void routing_reads_what_was_entered() {
        Agreed.hospital(id, Map.of("scope", List.of("SCOPE_OF_" + id.replaceAll("[^a-z]", "").toUpperCase(java.util.Locale.ROOT)
                + Integer.toString(Agreed.number(), 36).replaceAll("[0-9]", "_").toUpperCase(java.util.Locale.ROOT))));
        String scope = as(ADMIN).get(path).then().extract().path("scope[0]");
        var need = new Need(Priority.STAT, scope, 30, null, null);
        assertEquals(List.of(), asked(need), "its system was never heard");
        Agreed.beat(id);
        assertEquals(List.of(id), asked(need));
    }

    private static List<String> asked(Need need) {
        return QuarkusTransaction.requiringNew()
                .call(() -> Routing.at(Instant.now()).next(need, Set.of()).map(h -> h.id).stream().toList());
    }
}
