package cn.zhijia.events.cast;

import static cn.zhijia.events.cast.Cast.MATE;
import static cn.zhijia.events.cast.Cast.ME;
import static cn.zhijia.events.cast.Cast.done;
import static cn.zhijia.events.cast.Cast.organized;

import java.util.Map;
import java.util.UUID;

import cn.zhijia.events.Stage;
import cn.zhijia.events.social.Ball;
import cn.zhijia.kit.testing.matrix.Call;
import cn.zhijia.kit.testing.matrix.Operation;
import cn.zhijia.kit.testing.matrix.Role;

/** An evening at which a member has found another, has earned coins at a corner and spent some of them. */
final class SocialCast {

    private final Operation operation;
    private final Call call;
    private final UUID corner = UUID.randomUUID(), item = UUID.randomUUID();
    private final UUID checkIn = UUID.randomUUID(), redemption = UUID.randomUUID();

    SocialCast(Operation operation, Call call) {
        this.operation = operation;
        this.call = call;
    }

    void prepare() {
        var ball = Ball.made().with(ME, MATE).company();
        String path = "/v1/socials/" + ball.id();
        // Not the mate: a block holds at every other evening too.
        call.path("id", ball.id()).path("participant", ball.ids().get("silent3")).path("cornerId", corner).path("itemId", item)
                .path("checkInId", checkIn).path("postingId", checkIn).path("redemptionId", redemption);
        ball.at("mingling");
        organized(path + "/corners/" + corner, Map.of("title", "咖啡角", "mode", "SOLO", "coins", 10));
        organized(path + "/items/" + item, Map.of("title", "手冲咖啡", "price", 2));
        switch (operation.id()) {
            case "putCorner" -> call.body("mode", "SOLO");
            case "putSocial" -> call.wholeBody(Ball.body(ball.event(), "title", "春日绮遇"));
            case "takePartInSocial" -> call.body("decision", UUID.randomUUID());
            case "unblockAtSocial" -> call.query("decision", UUID.randomUUID());
            case "blockAtSocial" -> call.body("decision", UUID.randomUUID());
            case "chooseAtSocial", "getMySocialChoices" -> choices(ball);
            case "getMySocialResult", "consentToSocialMatch", "listSocialAnnouncements" -> revealed(ball);
            case "checkInAtCorner" -> call.body("code", code(path)).body("partner", null);
            case "getRedemption", "reverseCoinPosting" -> coins(path);
            case "redeemCoins" -> rose(ball);
            default -> {
            }
        }
    }

    private void choices(Ball ball) {
        ball.at("choosing");
        if (operation.changes()) {
            call.body("chosen", ball.of(MATE)).body("decision", UUID.randomUUID());
        }
    }

    private void revealed(Ball ball) {
        ball.at("choosing");
        ball.choose(ME, MATE).statusCode(200);
        ball.choose(MATE, ME).statusCode(200);
        ball.at("seal", "reveal");
        call.path("matchId", ball.match(ME));
        if (operation.id().equals("consentToSocialMatch")) {
            call.body("decision", UUID.randomUUID());
        }
    }

    /** Members spend coins, organizers hand a rose to two who agreed to be announced. */
    private void rose(Ball ball) {
        revealed(ball);
        String match = ball.match(ME);
        ball.consent(ME, match, true, null).statusCode(200);
        ball.consent(MATE, match, true, null).statusCode(200);
        call.wholeBody(Map.of("item", item)).body(Role.ORGANIZER, "item", null).body(Role.ORGANIZER, "match", match);
    }

    private String code(String path) {
        return Stage.organizer().get(path + "/corners/" + corner + "/code").then().statusCode(200).extract().path("code");
    }

    private void coins(String path) {
        done(Stage.member(ME), path + "/corners/" + corner + "/check-ins/" + checkIn, Map.of("code", code(path)));
        if (operation.id().equals("getRedemption")) {
            done(Stage.member(ME), path + "/redemptions/" + redemption, Map.of("item", item));
        }
    }

}
