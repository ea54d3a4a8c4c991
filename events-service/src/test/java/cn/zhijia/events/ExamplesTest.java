package cn.zhijia.events;

import static cn.zhijia.events.Stage.EVENT;
import static cn.zhijia.events.Stage.MINE;
import static cn.zhijia.events.Stage.START;
import static cn.zhijia.events.Stage.member;
import static cn.zhijia.events.Stage.organizer;
import static org.hamcrest.Matchers.is;

import java.util.Map;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import cn.zhijia.kit.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** The contract's examples, sent as they are one after the other; only the event is moved to a day that is still to come. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ExamplesTest {

    @Test
    void the_examples_of_the_contract_work_together() throws Exception {
        var event = UUID.randomUUID();
        var body = example("EventBody");
        body.putAll(Map.of("startsAt", START.toString(), "endsAt", START.plusSeconds(3_600).toString()));
        organizer().body(body).put(EVENT, event).then().statusCode(201);
        organizer().body(example("seats.QuotaBody")).put(EVENT + "/quotas/{quota}", event, event).then().statusCode(201);
        organizer().put(EVENT + "/publication", event).then().statusCode(200);
        member("ex-wang").body(example("registration.RegistrationBody")).put(MINE, event).then().statusCode(201).body("state",
                is("CONFIRMED"));
        organizer().body(example("checkin.ScanBody")).put(EVENT + "/check-ins/{scan}", event, UUID.randomUUID()).then()
                .statusCode(201).body("verdict", is("WRONG_EVENT"));
        organizer().body(example("checkin.BatchBody")).post(EVENT + "/check-ins", event).then().statusCode(200);
    }

    private static Map<String, Object> example(String type) throws Exception {
        var text = Class.forName("cn.zhijia.events." + type).getAnnotation(Schema.class).examples()[0];
        return new ObjectMapper().readValue(text, new TypeReference<>() {
        });
    }
}
