package cn.zhijia.counselling.cast;

import static cn.zhijia.counselling.World.ADMIN;
import static cn.zhijia.counselling.World.as;
import static cn.zhijia.counselling.World.put;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import cn.zhijia.kit.testing.matrix.Call;
import cn.zhijia.kit.testing.matrix.Operation;
import cn.zhijia.kit.testing.matrix.Role;

/** An appointment that has begun, and was written about or disputed. */
final class SessionCast {

    private final Scene scene;
    private final Operation operation;
    private final Call call;

    SessionCast(Scene scene, Operation operation, Call call) {
        this.scene = scene;
        this.operation = operation;
        this.call = call;
    }

    void prepare() {
        if (operation.id().equals("putAppointment")) {
            call.path("id", UUID.randomUUID()).body("slot", scene.slot()).body("modality", "VIDEO");
            call.body(Role.COUNSELLOR, "memberNo", Cast.MEMBER.memberNo()).body(Role.ADMIN, "memberNo", Cast.MEMBER.memberNo());
            return;
        }
        var client = operation.variant().equals("supervisors") ? Cast.SUPERVISOR : Cast.MEMBER;
        var id = scene.walkIn(client);
        call.path("id", id);
        switch (operation.id()) {
            case "rescheduleAppointment" -> call.body("slot", scene.slot()).body("modality", "VIDEO");
            case "reportNoShow" -> call.body(Role.MEMBER, "side", "COUNSELLOR");
            case "reinstateAppointment" -> missed(id);
            default -> {
            }
        }
        if (operation.under("/v1/appointments/{id}/notes")) {
            call.path("version", 1).path("release", note(id));
        } else if (operation.under("/v1/appointments/{id}/dispute")) {
            disputed(id);
        }
    }

    private void missed(UUID appointment) {
        scene.goesOn(Duration.ofMinutes(20));
        put(ADMIN, "/v1/appointments/" + appointment + "/no-show", Map.of("side", "MEMBER")).then().statusCode(200);
    }

    private void disputed(UUID appointment) {
        missed(appointment);
        if (!operation.id().equals("disputeNoShow")) {
            put(Cast.MEMBER.token(), "/v1/appointments/" + appointment + "/dispute", Map.of("text", "我按时到了，门锁着")).then()
                    .statusCode(201);
        }
    }

    /** A signed one, which the supervisor may read; the release's id. */
    private static UUID note(UUID appointment) {
        String session = "/v1/appointments/" + appointment, note = session + "/notes/1", counsellor = Cast.COUNSELLOR.token();
        var release = UUID.randomUUID();
        as(ADMIN).put(session + "/check-in").then().statusCode(200);
        String tag = put(counsellor, note, Map.of("text", "约定记录一周的作息。")).then().statusCode(201).extract()
                .header("ETag");
        as(counsellor).header("If-Match", tag).put(note + "/signature").then().statusCode(200);
        put(counsellor, note + "/releases/" + release, Map.of("supervisor", Cast.SUPERVISOR.memberNo())).then()
                .statusCode(201);
        Cast.opened(Cast.OFFICER);
        return release;
    }
}
