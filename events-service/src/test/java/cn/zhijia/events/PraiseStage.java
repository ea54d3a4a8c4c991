package cn.zhijia.events;

import static cn.zhijia.events.Stage.member;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.restassured.response.ValidatableResponse;

/** What the tests of praise say again and again. */
final class PraiseStage {

    static final String PRAISES = "/v1/events/{id}/praises";
    static final String PRAISE = "/v1/events/{id}/praises/{praise}";
    static final String KINDNESS = label(11);
    static final String GRATITUDE = label(21);

    private PraiseStage() {
    }

    /** One of the 24 that are there from the beginning. */
    static String label(int number) {
        return "019c0000-0000-7000-8000-0000000000%02d".formatted(number);
    }

    static Map<String, Object> praise(String to, String label, String note) {
        var body = new HashMap<String, Object>(Map.of("to", "T-" + to, "label", label));
        if (note != null) {
            body.put("note", note);
        }
        return body;
    }

    /** Gives it under a new id. */
    static UUID given(UUID event, String from, String to, String label) {
        var id = UUID.randomUUID();
        give(event, id, from, to, label).statusCode(201);
        return id;
    }

    static ValidatableResponse give(UUID event, UUID id, String from, String to, String label) {
        return member(from).body(praise(to, label, null)).put(PRAISE, event, id).then();
    }

    static ValidatableResponse step(String who, UUID event, UUID id, String step) {
        return member(who).put(PRAISE + "/" + step, event, id).then();
    }

    static ValidatableResponse report(String who, UUID event, UUID id) {
        return member(who).body(Map.of("reason", "话里有话")).put(PRAISE + "/report", event, id).then();
    }

    /** The ids this member sees. */
    static List<String> seen(String who, UUID event) {
        return member(who).get(PRAISES, event).then().statusCode(200).extract().path("items.id");
    }

    static ValidatableResponse wheel(String who, boolean shared) {
        return member(who).header("If-Match", "*").body(Map.of("qualities", List.of(), "shared", shared))
                .put("/v1/me/praise-wheel").then();
    }
}
