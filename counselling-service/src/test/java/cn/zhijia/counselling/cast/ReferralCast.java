package cn.zhijia.counselling.cast;

import static cn.zhijia.counselling.World.as;
import static cn.zhijia.counselling.World.put;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import cn.zhijia.counselling.hospital.Agreed;
import cn.zhijia.counselling.instrument.response.Sheet;
import cn.zhijia.kit.testing.Tokens;
import cn.zhijia.kit.testing.matrix.Call;
import cn.zhijia.kit.testing.matrix.Caller;
import cn.zhijia.kit.testing.matrix.Operation;

/** The member, who comes to the counsellor, is referred to the hospital. */
final class ReferralCast {

    private static final String LINE = Tokens.person("line-of-the-cast", "duty-officer").sign();
    private static final String SECOND = Tokens.person("second-of-the-cast", "supervisor").sign();

    private ReferralCast() {
    }

    static boolean plays(Operation operation) {
        return operation.under("/v1/referrals") || operation.under("/v1/partner/referrals")
                || operation.under("/v1/partner/events");
    }

    static void prepare(Scene scene, Operation operation, Call call) {
        Agreed.hospital(Caller.HOSPITAL, Map.of("scope", List.of("SUICIDE_RISK", "OF_THE_MATRIX")));
        Agreed.hospital("another-hospital");
        scene.walkIn(Cast.MEMBER);
        var last = drafted(assessed());
        if (operation.id().equals("putReferral")) {
            as(SECOND).put("/v1/referrals/" + last + "/entered-in-error").then().statusCode(200);
            call.path("id", UUID.randomUUID()).body("caseId", assessed());
            return;
        }
        var requested = as(SECOND).put("/v1/referrals/" + last + "/request").then().statusCode(200).extract();
        String attempt = requested.path("attempts[0].id");
        if (operation.id().equals("acceptReferral") || operation.id().equals("acknowledgeReferralByTelephone")) {
            call.body("arriveBy", scene.now().plus(Duration.ofHours(20)).toString());
        }
        if (operation.id().equals("acknowledgeReferralByTelephone")) {
            call.body("calledAt", requested.path("attempts[0].requestedAt"));
        }
        boolean partners = operation.under("/v1/partner");
        call.path("id", partners ? attempt : last).path("number", 1).path("message", UUID.randomUUID());
    }

    /** What the operation before has left is ended. */
    private static UUID drafted(String crisis) {
        var id = UUID.randomUUID();
        var draft = Map.of("caseId", crisis, "priority", "URGENT", "scope", "OF_THE_MATRIX", "basis", "EMERGENCY", "reason",
                "本人失联前提到具体计划。", "summary", "需要当日评估。");
        var answer = put(LINE, "/v1/referrals/" + id, draft);
        if (answer.statusCode() == 409) {
            as(SECOND).put("/v1/referrals/" + answer.path("referral") + "/entered-in-error").then().statusCode(200);
            answer = put(LINE, "/v1/referrals/" + id, draft);
        }
        answer.then().statusCode(201);
        return id;
    }

    private static String assessed() {
        String crisis = put(LINE, "/v1/crisis-cases/" + UUID.randomUUID(), Map.of("memberNo", Cast.MEMBER.memberNo())).then()
                .extract().path("id");
        as(LINE).put("/v1/crisis-cases/" + crisis + "/acknowledgement"); // somebody may have done so before
        var response = UUID.randomUUID();
        Sheet.give(LINE, response, Sheet.screener(Cast.MEMBER.memberNo(), "NN---N")).then().statusCode(201);
        put(LINE, "/v1/crisis-cases/" + crisis + "/assessment", Map.of("response", response)).then().statusCode(200);
        return crisis;
    }
}
