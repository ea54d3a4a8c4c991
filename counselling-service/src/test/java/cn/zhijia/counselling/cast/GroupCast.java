package cn.zhijia.counselling.cast;

import static cn.zhijia.counselling.World.as;
import static cn.zhijia.counselling.World.put;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import cn.zhijia.counselling.group.Circle;
import cn.zhijia.kit.testing.matrix.Call;
import cn.zhijia.kit.testing.matrix.Operation;
import cn.zhijia.kit.testing.matrix.Role;

/** A group that the counsellor leads and the member sits in, with a meeting and a case on offer. */
final class GroupCast {

    private final Scene scene;
    private final Operation operation;
    private final Call call;
    private final Circle circle = Circle.of(2, Cast.COUNSELLOR.name());
    private final UUID meeting = UUID.randomUUID(), offer = UUID.randomUUID();

    GroupCast(Scene scene, Operation operation, Call call) {
        this.scene = scene;
        this.operation = operation;
        this.call = call;
    }

    void prepare() {
        call.path("id", circle.id()).path("member", Cast.MEMBER.memberNo()).path("meeting", meeting).path("offer", offer);
        if (operation.id().equals("putGroup") || operation.id().equals("getGroup")) {
            return;
        }
        if (operation.under("/v1/groups/{id}/members/{member}")) {
            seat();
            return;
        }
        seated();
        if (operation.under("/v1/groups/{id}/meetings")) {
            meeting();
        }
    }

    private void seat() {
        switch (operation.id()) {
            case "askForGroupSeat" -> {
            }
            case "approveGroupSeat", "refuseGroupSeat" -> call.body("attempt", asked());
            case "signGroupContract" -> signature(approved()).forEach(call::body);
            case "getGroupSeat" -> seated();
            default -> call.body("attempt", seated());
        }
    }

    private UUID asked() {
        return circle.asks(Cast.MEMBER.name());
    }

    private UUID approved() {
        var attempt = asked();
        circle.approves(Cast.MEMBER.name(), attempt).then().statusCode(200);
        return attempt;
    }

    private UUID seated() {
        var attempt = approved();
        put(Cast.MEMBER.token(), circle.seat(Cast.MEMBER.name()) + "/contract", signature(attempt)).then().statusCode(200);
        return attempt;
    }

    private Map<String, Object> signature(UUID attempt) {
        var group = as(Cast.MEMBER.token()).get(circle.path()).then().statusCode(200).extract()
                .jsonPath();
        return new HashMap<>(Map.of("attempt", attempt, "version", group.getInt("contract.version"), "sha256",
                group.getString("contract.sha256")));
    }

    private void meeting() {
        boolean held = operation.under("/v1/groups/{id}/meetings/{meeting}/attendance");
        var start = scene.now().truncatedTo(ChronoUnit.MINUTES).plus(held ? Duration.ofMinutes(10) : Duration.ofDays(200));
        var plan = Circle.meeting(start.toString(), start.plus(Duration.ofHours(1)).toString(), null);
        if (operation.id().equals("putGroupMeeting") && !operation.variant().equals("planned")) {
            plan.forEach(call::body);
            call.body(Role.ADMIN, "startsAt", start.minus(Duration.ofDays(201)).toString()).body(Role.ADMIN, "endsAt",
                    start.minus(Duration.ofDays(201)).plus(Duration.ofHours(1)).toString());
            return;
        }
        circle.plans(meeting, plan).then().statusCode(201);
        if (operation.id().equals("putGroupMeeting")) {
            plan.forEach(call::body);
            call.body("place", "三楼会议室");
        } else if (held) {
            scene.goesOn(Duration.ofMinutes(15));
            attendance();
        } else if (operation.under("/v1/groups/{id}/meetings/{meeting}/case-offers") && !operation.id().equals("offerCase")) {
            put(Cast.MEMBER.token(), circle.path() + "/meetings/" + meeting + "/case-offers/" + offer,
                    Map.of("title", "一次艰难的沟通")).then().statusCode(201);
        }
    }

    private void attendance() {
        var came = Map.of("present", List.of(Cast.COUNSELLOR.memberNo(), Cast.MEMBER.memberNo()));
        if (operation.changes()) {
            came.forEach(call::body);
        } else {
            put(circle.leads(), circle.path() + "/meetings/" + meeting + "/attendance", came);
        }
    }
}
