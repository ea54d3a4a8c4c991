package cn.zhijia.counselling.cast;

import static cn.zhijia.counselling.World.put;

import java.util.Map;
import java.util.UUID;

import cn.zhijia.counselling.crisis.Duty;
import cn.zhijia.counselling.instrument.response.Sheet;
import cn.zhijia.kit.testing.Tokens;
import cn.zhijia.kit.testing.matrix.Call;
import cn.zhijia.kit.testing.matrix.Caller;
import cn.zhijia.kit.testing.matrix.Operation;
import cn.zhijia.kit.testing.matrix.Role;

/** The open case of the member, who comes to the counsellor; or of an officer. */
final class CrisisCast {

    private final Scene scene;
    private final Operation operation;
    private final Call call;

    CrisisCast(Scene scene, Operation operation, Call call) {
        this.scene = scene;
        this.operation = operation;
        this.call = call;
    }

    void prepare() {
        if (operation.id().equals("putCrisisCase")) {
            called();
            return;
        }
        scene.walkIn(Cast.MEMBER);
        UUID crisis = open(operation.variant().equals("officers") ? Cast.OFFICER : Cast.MEMBER);
        call.path("id", crisis).path("contact", UUID.randomUUID()).path("disclosure", UUID.randomUUID()).path("impediment",
                UUID.randomUUID());
        switch (operation.id()) {
            case "getCrisisResponse" -> call.path("response", Sheet.given(Cast.MEMBER.token(), Sheet.THOUGHTS));
            case "acknowledgeCrisisSignal" -> call.path("signal", crisis);
            case "putCrisisCallBack", "putCrisisFollowUp" -> call.body("at", Duty.now().toString());
            case "assessCrisisCase" -> call.body("response", screened());
            default -> {
            }
        }
    }

    /** For oneself; by staff, and in the variant by everybody, for the member. */
    private void called() {
        call.path("id", UUID.randomUUID());
        call.body(Role.COUNSELLOR, "memberNo", Cast.MEMBER.memberNo()).body(Role.DUTY_OFFICER, "memberNo",
                Cast.MEMBER.memberNo());
        if (operation.variant().equals("named")) {
            call.body("memberNo", Cast.MEMBER.memberNo());
        }
    }

    /** The one that a call at the telephone opens, or joins. */
    private static UUID open(Caller member) {
        String id = put(Tokens.person("line-of-the-cast", "duty-officer").sign(), "/v1/crisis-cases/" + UUID.randomUUID(),
                Map.of("memberNo", member.memberNo()))
                .then().extract().path("id");
        return UUID.fromString(id);
    }

    private static UUID screened() {
        var response = UUID.randomUUID();
        Sheet.give(Cast.OFFICER.token(), response, Sheet.screener(Cast.MEMBER.memberNo(), "NN---N")).then().statusCode(201);
        return response;
    }
}
