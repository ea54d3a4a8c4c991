package cn.zhijia.gateway.contract;

import static io.restassured.RestAssured.given;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;

import cn.zhijia.kit.testing.Tokens;

/** Something for the contract to be read against. */
final class ScratchEvent {

    private ScratchEvent() {
    }

    /** @return the path of a published event */
    static String put(String gateway) {
        String event = "/v1/events/" + UUID.randomUUID();
        Instant start = Instant.now().plus(7, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        put(gateway + event, Map.of("union", "shouer", "title", "职工生日会", "kind", "BIRTHDAY", "startsAt", start.toString(),
                "endsAt", start.plus(3, ChronoUnit.HOURS).toString(), "audience", Map.of("rule", "EVERYBODY")), 201);
        put(gateway + event + "/quotas/" + UUID.randomUUID(), Map.of("size", 5), 201);
        put(gateway + event + "/publication", Map.of(), 200);
        return event;
    }

    private static void put(String address, Map<String, Object> body, int status) {
        var call = given().auth().oauth2(Tokens.organizer("scratch", "shouer").sign());
        (body.isEmpty() ? call : call.contentType("application/json").body(body)).put(address).then().statusCode(status);
    }
}
