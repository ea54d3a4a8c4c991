package cn.zhijia.counselling.cast;

import static cn.zhijia.counselling.World.ORGANIZER;
import static cn.zhijia.counselling.World.as;
import static cn.zhijia.counselling.World.put;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import cn.zhijia.counselling.World;
import cn.zhijia.kit.testing.matrix.Call;
import cn.zhijia.kit.testing.matrix.Operation;

/** An open station, whose carer passes the member on. */
final class StationCast {

    private StationCast() {
    }

    static void prepare(Operation operation, Call call) {
        var room = UUID.randomUUID();
        String path = "/v1/stations/" + World.openStation(room);
        var handover = UUID.randomUUID();
        as(ORGANIZER).put(path + "/carers/" + Cast.CARER.memberNo()).then().statusCode(201);
        call.path("id", path.replaceAll(".*/", "")).path("memberNo", Cast.CARER.memberNo()).path("handover", handover)
                .path("call", UUID.randomUUID());
        switch (operation.id()) {
            case "putStation" -> call.body("rooms", List.of(Map.of("id", room, "name", "咨询室")));
            case "putCarerCrisisCall", "offerHandover" -> call.body("memberNo", Cast.MEMBER.memberNo());
            case "getHandover", "confirmHandover", "declineHandover" -> put(Cast.CARER.token(),
                    path + "/handovers/" + handover, Map.of("memberNo", Cast.MEMBER.memberNo())).then().statusCode(201);
            default -> {
            }
        }
    }
}
