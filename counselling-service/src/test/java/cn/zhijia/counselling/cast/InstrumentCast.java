package cn.zhijia.counselling.cast;

import static cn.zhijia.counselling.World.put;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import cn.zhijia.counselling.instrument.response.Sheet;
import cn.zhijia.kit.testing.matrix.Call;
import cn.zhijia.kit.testing.matrix.Operation;
import cn.zhijia.kit.testing.matrix.Role;

/** Answers of the member, shared with the counsellor; a screening of the union that is over. */
final class InstrumentCast {

    private final Scene scene;
    private final Operation operation;
    private final Call call;
    private final UUID id = UUID.randomUUID();

    InstrumentCast(Scene scene, Operation operation, Call call) {
        this.scene = scene;
        this.operation = operation;
        this.call = call;
    }

    void prepare() {
        call.path("id", id).path("code", "who-5").path("version", 1);
        if (operation.under("/v1/responses/{id}")) {
            response();
        } else {
            screening();
        }
    }

    private void response() {
        if (operation.id().equals("putResponse")) {
            Sheet.screener(Cast.MEMBER.memberNo(), "NN---N").forEach((field, value) -> call.body(Role.COUNSELLOR, field, value)
                    .body(Role.DUTY_OFFICER, field, value));
            return;
        }
        Sheet.give(Cast.MEMBER.token(), id, Sheet.wellbeing("33333")).then().statusCode(201);
        scene.walkIn(Cast.MEMBER);
        var sharing = Map.of("decision", UUID.randomUUID(), "shared", true, "counsellor", scene.counsel().id(), "until",
                scene.now().plus(Duration.ofDays(7)).toString());
        put(Cast.MEMBER.token(), "/v1/responses/" + id + "/sharing", sharing).then().statusCode(200);
        if (operation.id().equals("shareResponse")) {
            sharing.forEach(call::body);
        }
    }

    private void screening() {
        var plan = Map.of("union", Cast.UNION, "title", "春季心理普测", "version", 1, "opensAt",
                scene.now().minusSeconds(7_200).toString(), "closesAt", scene.now().minusSeconds(3_600).toString(),
                "departments", List.of(Map.of("code", "a", "name", "甲")));
        if (operation.id().equals("putCampaign")) {
            call.body("union", Cast.UNION);
        } else if (operation.under("/v1/instruments/{code}/campaigns/{id}")) {
            put(Cast.own(Role.ORGANIZER).token(), "/v1/instruments/who-5/campaigns/" + id, plan).then().statusCode(201);
        }
    }
}
