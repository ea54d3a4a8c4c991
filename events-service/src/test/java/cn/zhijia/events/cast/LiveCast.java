package cn.zhijia.events.cast;

import static cn.zhijia.events.cast.Cast.ME;
import static cn.zhijia.events.cast.Cast.done;
import static cn.zhijia.events.cast.Cast.organized;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import cn.zhijia.events.Stage;
import cn.zhijia.kit.testing.matrix.Call;
import cn.zhijia.kit.testing.matrix.Operation;

/** A stream that is live, with a visit of a guest and a message of a member. */
final class LiveCast {

    private final Operation operation;
    private final Call call;

    LiveCast(Operation operation, Call call) {
        this.operation = operation;
        this.call = call;
    }

    void prepare() {
        UUID stream = UUID.randomUUID(), visit = UUID.randomUUID(), message = UUID.randomUUID();
        String path = "/v1/livestreams/" + stream;
        var body = Map.of("union", Cast.UNION, "title", "女职工普法直播", "startsAt", Stage.START.toString(), "guests", true);
        organized(path, body);
        organized(path + "/opening", null);
        done(Stage.guest(), path + "/visits/" + visit, Map.of("device", UUID.randomUUID()));
        done(Stage.member(ME), path + "/messages/" + message, Map.of("text", "产假期间公司可以降薪吗？"));
        call.path("id", stream).path("visitId", visit).path("messageId", message).path("memberNo", Cast.MEMBER.memberNo());
        switch (operation.id()) {
            case "putLivestream" -> body.forEach(call::body);
            case "putLivestreamVisit" -> call.path("visitId", UUID.randomUUID()).body("device", UUID.randomUUID());
            case "sendChatMessage" -> call.path("messageId", UUID.randomUUID());
            case "sanctionChatter" -> call.body("sanction", UUID.randomUUID());
            case "getChatKeywords" -> organized(path + "/keywords", Map.of("review", List.of("投诉"), "refuse",
                    List.of("博彩")));
            default -> {
            }
        }
    }
}
