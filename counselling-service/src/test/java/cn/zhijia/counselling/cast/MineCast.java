package cn.zhijia.counselling.cast;

import static cn.zhijia.counselling.World.as;
import static cn.zhijia.counselling.World.member;
import static cn.zhijia.counselling.World.put;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

import cn.zhijia.counselling.World;
import cn.zhijia.kit.testing.matrix.Call;
import cn.zhijia.kit.testing.matrix.Caller;
import cn.zhijia.kit.testing.matrix.Operation;
import cn.zhijia.kit.testing.matrix.Relation;
import cn.zhijia.kit.testing.matrix.Role;

/** What is the member's own. Nobody may have many of it, so each ends what was there before. */
final class MineCast {

    private static final String ME = Cast.MEMBER.token();
    private static final String ERASURE = "/v1/me/erasure/counselling";

    private UUID wait = UUID.randomUUID(), consent = UUID.randomUUID();
    private boolean asked, waits;

    void prepare(Scene scene, Operation operation, Call call) {
        if (operation.under("/v1/me/appointment-waitlist/{id}")) {
            waits(scene, operation, call);
        } else if (operation.under("/v1/me/family/{id}")) {
            family(operation, call);
        } else if (operation.under("/v1/me/consents/{id}")) {
            consent(operation, call);
        } else if (operation.under("/v1/me/erasure/counselling")) {
            erasure(operation, call);
        } else if (operation.id().equals("getMyContact")) {
            everybody(member -> as(member).header("If-Match", "*").body(Map.of("phone", "13912345678")).put("/v1/me/contact"));
        }
    }

    private static void everybody(Consumer<String> does) {
        for (Relation relation : Relation.values()) {
            does.accept(new Caller(Role.MEMBER, relation, Cast.UNION).token());
        }
    }

    private void waits(Scene scene, Operation operation, Call call) {
        wait = UUID.randomUUID();
        waits = true;
        call.path("id", wait);
        if (operation.id().equals("putWait")) {
            return;
        }
        String has = member(World.someone()), slot = scene.slot(), day = scene.day();
        var taken = UUID.randomUUID();
        World.book(has, taken, slot, "VIDEO").then().statusCode(201);
        put(ME, "/v1/me/appointment-waitlist/" + wait,
                Map.of("opens", day + "T00:00:00Z", "closes", scene.now().plus(Duration.ofDays(190)).toString(), "modality",
                        "VIDEO", "counsellor", scene.counsel().id()))
                .then().statusCode(201);
        put(has, "/v1/appointments/" + taken + "/cancellation", Map.of("reason", "WORK")).then().statusCode(200);
        if (operation.under("/v1/me/appointment-waitlist/{id}/acceptance")
                || operation.under("/v1/me/appointment-waitlist/{id}/decline")) {
            call.body("offer", as(ME).get("/v1/me/appointment-waitlist/" + wait).then().statusCode(200).extract()
                    .<String> path("offer.id"));
        }
    }

    /** A worker asks the member; in the variant the member is the one who asks. */
    private static void family(Operation operation, Call call) {
        var tie = UUID.randomUUID();
        call.path("id", tie);
        if (operation.id().equals("putFamilyTie")) {
            return;
        }
        boolean asked = operation.variant().equals("asked");
        put(asked ? ME : member(World.someone()), "/v1/me/family/" + tie,
                Map.of("memberNo", asked ? "T-" + World.someone() : Cast.MEMBER.memberNo())).then().statusCode(201);
    }

    private void consent(Operation operation, Call call) {
        as(ME).put("/v1/me/consents/" + consent + "/withdrawal");
        consent = UUID.randomUUID();
        call.path("id", consent);
        if (!operation.id().equals("giveConsent")) {
            var text = as(ME).get("/v1/me/consents/texts").then().statusCode(200).extract().jsonPath();
            text.setRootPath("items.find { it.purpose == 'SMS_REMINDERS' }");
            put(ME, "/v1/me/consents/" + consent, Map.of("purpose", "SMS_REMINDERS", "recipient", "sms", "version",
                    text.getInt("version"), "sha256", text.getString("sha256"))).then().statusCode(201);
        }
    }

    private void erasure(Operation operation, Call call) {
        asked = true;
        if (operation.id().equals("requestCounsellingErasure")) {
            call.body("request", UUID.randomUUID());
            return;
        }
        everybody(member -> {
            String request = put(member, ERASURE, Map.of("request", UUID.randomUUID())).then().extract().path("request");
            if (member.equals(ME)) {
                call.query("request", request);
            }
        });
    }

    /** Before the next operation, so that nobody is erased, and no offer lives on that nobody may answer by then. */
    void takeBack() {
        if (waits) {
            as(ME).delete("/v1/me/appointment-waitlist/" + wait);
            waits = false;
        }
        if (asked) {
            everybody(member -> as(member).queryParam("request", as(member).get(ERASURE).path("request").toString())
                    .delete(ERASURE));
            asked = false;
        }
    }
}
