package cn.zhijia.events.cast;

import static cn.zhijia.events.cast.Cast.MATE;
import static cn.zhijia.events.cast.Cast.ME;
import static cn.zhijia.events.cast.Cast.done;
import static cn.zhijia.events.cast.Cast.organized;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import cn.zhijia.events.Attendance;
import cn.zhijia.events.Stage;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.testing.matrix.Call;
import cn.zhijia.kit.testing.matrix.Operation;

/** An event for everybody, at which one member and another have a seat and have come. */
final class EventCast {

    /** One of the 24 that are there from the beginning. */
    private static final String KINDNESS = "019c0000-0000-7000-8000-000000000011";

    private final Operation operation;
    private final Call call;
    private final DatabaseClock clock;
    private UUID event;
    private String path;

    EventCast(Operation operation, Call call, DatabaseClock clock) {
        this.operation = operation;
        this.call = call;
        this.clock = clock;
    }

    void prepare() {
        at(operation.variant().equals("draft") ? draft() : Stage.event(10));
        if (operation.variant().equals("draft")) {
            return;
        }
        if (operation.id().endsWith("Offer")) {
            offer();
            return;
        }
        Attendance.of(event, ME, MATE);
        if (operation.under("/v1/events/{id}/praises")) {
            praise();
        } else if (operation.under("/v1/events/{id}/recap")) {
            recap();
        } else if (operation.under("/v1/events/{id}/check-ins")) {
            scan();
        } else if (operation.under("/v1/events/{id}/imports")) {
            file();
        } else if (operation.under("/v1/events/{id}/feedback")) {
            feedback();
        } else {
            rest();
        }
    }

    private UUID draft() {
        var draft = Stage.draft();
        Stage.quota(draft, Map.of("size", 10)).statusCode(201);
        rescheduled();
        return draft;
    }

    private void at(UUID made) {
        event = made;
        path = "/v1/events/" + event;
        call.path("id", event).path("quotaId", event).path("memberNo", Cast.MEMBER.memberNo());
        if (operation.id().equals("putEvent")) {
            Stage.body("title", "劳模课堂进车厢，改名").forEach(call::body);
        } else if (operation.id().equals("putQuota")) {
            call.wholeBody(Map.of("size", 12));
        }
    }

    private void rescheduled() {
        if (operation.id().equals("rescheduleEvent")) {
            call.body("startsAt", Stage.START.plusSeconds(3_600).toString())
                    .body("endsAt", Stage.START.plusSeconds(7_200).toString());
        }
    }

    private void rest() {
        rescheduled();
        switch (operation.id()) {
            case "registerForEvent" -> call.wholeBody(Map.of("attempt", UUID.randomUUID()));
            case "cancelRegistration" -> call.query("attempt",
                    Stage.member(ME).get(path + "/registration").then().statusCode(200).extract().<String> path("attempt"));
            default -> {
            }
        }
    }

    /** For the last seat, which somebody has given up. */
    private void offer() {
        at(Stage.event(1, "offerPeriod", "PT12H"));
        Stage.register(MATE, event).statusCode(201);
        Stage.register(ME, event).statusCode(201);
        Stage.cancel(MATE, event);
        call.body("offer",
                Stage.member(ME).get(path + "/registration").then().statusCode(200).extract().<String> path("offer"));
    }

    private void praise() {
        var praise = UUID.randomUUID();
        call.path("praiseId", praise);
        if (operation.id().equals("givePraise")) {
            call.body("to", "T-" + MATE).body("label", KINDNESS);
            return;
        }
        boolean mine = operation.id().equals("withdrawPraise");
        done(Stage.member(mine ? ME : MATE), path + "/praises/" + praise,
                Map.of("to", "T-" + (mine ? MATE : ME), "label", KINDNESS));
        if (operation.id().equals("decideReportedPraise")) {
            done(Stage.member(ME), path + "/praises/" + praise + "/report", Map.of("reason", "话里有话"));
        }
    }

    /** Of an event that was held. */
    private void recap() {
        clock.shift(Duration.ofDays(3).plusMinutes(1));
        organized(path + "/completion", null);
        if (operation.id().equals("putRecap")) {
            call.wholeBody(Map.of("text", "大家走进840路车厢。", "named", List.of()));
        }
    }

    private void scan() {
        var scan = UUID.randomUUID();
        String ticket = Stage.member(ME).get(path + "/registration/ticket").then().statusCode(200).extract().path("token");
        var body = Map.of("token", ticket, "deviceId", "gate-1", "gate", "东门", "scannedAt", Instant.now().toString(),
                "direction", "ENTRY", "deviceTime", Instant.now().toString());
        call.path("scanId", scan);
        switch (operation.id()) {
            case "checkIn" -> call.wholeBody(body);
            case "reverseCheckIn" -> organized(path + "/check-ins/" + scan, body);
            default -> call.body("deviceTime", Instant.now().toString());
        }
    }

    private void file() {
        var id = UUID.randomUUID();
        String rows = "会员号,姓名\nT-matrix-imported,王芳\n";
        call.path("importId", id);
        if (operation.changes()) {
            call.file("text/csv", rows);
        } else {
            Stage.organizer().contentType("text/csv; charset=utf-8").body(rows.getBytes(StandardCharsets.UTF_8))
                    .put(path + "/imports/" + id).then().statusCode(202);
        }
    }

    private void feedback() {
        var attempt = UUID.randomUUID();
        if (operation.id().equals("putFeedback")) {
            call.body("attempt", attempt);
            return;
        }
        done(Stage.member(ME), path + "/feedback", Map.of("attempt", attempt, "score", 5));
        if (operation.id().equals("deleteFeedback")) {
            call.query("attempt", attempt);
        }
    }

}
