package cn.zhijia.counselling;

import static cn.zhijia.counselling.World.ADMIN;
import static cn.zhijia.counselling.World.as;
import static cn.zhijia.counselling.World.itIs;
import static cn.zhijia.counselling.World.put;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import cn.zhijia.counselling.instrument.response.Sheet;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.testing.matrix.Call;
import cn.zhijia.kit.testing.matrix.Caller;
import cn.zhijia.kit.testing.matrix.Matrix;
import cn.zhijia.kit.testing.matrix.Operation;
import cn.zhijia.kit.testing.matrix.Role;

/**
 * Who plays in the matrix: a station with its carer, a counsellor, a member who comes, a supervisor and a duty officer who may
 * read. Each object belongs to those of them who are {@link Caller#own}.
 */
final class Cast implements Matrix.Objects {

    static final String UNION = "shouer";
    private static final Caller MEMBER = own(Role.MEMBER), COUNSELLOR = own(Role.COUNSELLOR);
    private static final Caller SUPERVISOR = own(Role.SUPERVISOR), OFFICER = own(Role.DUTY_OFFICER);
    private static final Map<String, Object> EMERGENCY = Map.of("memberNo", MEMBER.memberNo(), "reason", "来电后失联，需要约定的安全计划。");

    private final DatabaseClock clock;
    private final UUID room = UUID.randomUUID();
    private final World.Counsel counsel;
    private Instant now = World.MONDAY;

    Cast(DatabaseClock clock) {
        this.clock = clock;
        itIs(clock, now);
        counsel = World.counsel(World.openStation(room), room,
                Map.of("memberNo", COUNSELLOR.memberNo(), "agency", Caller.AGENCY));
    }

    private static Caller own(Role role) {
        return Caller.own(role, UNION);
    }

    /** Every operation finds a later hour, in which nothing of the ones before is open. */
    @Override
    public void prepare(Operation operation, Call call) {
        now = now.plus(Duration.ofHours(2));
        itIs(clock, now);
        if (operation.under("/v1/stations/{id}")) {
            station(operation, call);
        } else if (operation.under("/v1/counsellors/{id}")) {
            counsellor(operation, call);
        } else if (operation.under("/v1/appointments/{id}")) {
            appointment(operation, call);
        } else if (operation.under("/v1/audit/break-glass/{id}")) {
            emergency(operation, call);
        } else if (operation.under("/v1/responses/{id}")) {
            response(operation, call);
        } else if (operation.under("/v1/instruments/{code}")) {
            screening(operation, call);
        }
        if (operation.id().equals("getQuestionnaire")) {
            call.path("id", "who-5-1");
        }
    }

    private void station(Operation operation, Call call) {
        var anotherRoom = UUID.randomUUID();
        var station = World.openStation(anotherRoom);
        String carer = own(Role.CARER).memberNo();
        as(World.ORGANIZER).put("/v1/stations/" + station + "/carers/" + carer).then().statusCode(201);
        call.path("id", station).path("memberNo", carer);
        if (operation.id().equals("putStation")) {
            call.body("rooms", List.of(Map.of("id", anotherRoom, "name", "咨询室")));
        }
    }

    private void counsellor(Operation operation, Call call) {
        call.path("id", counsel.id()).path("date", "2027-05-01").path("timeOff", UUID.randomUUID());
        switch (operation.id()) {
            case "putCounsellor" -> call.body("memberNo", COUNSELLOR.memberNo());
            case "putRoster" -> call.body("rules", World.roster(room).get("rules"));
            default -> {
            }
        }
    }

    /** Begun, and written about. */
    private void appointment(Operation operation, Call call) {
        var id = UUID.randomUUID();
        if (operation.id().equals("putAppointment")) {
            call.path("id", id).body("slot", slot()).body("modality", "VIDEO");
            call.body(Role.COUNSELLOR, "memberNo", MEMBER.memberNo()).body(Role.ADMIN, "memberNo", MEMBER.memberNo());
            return;
        }
        put(ADMIN, "/v1/appointments/" + id, Map.of("modality", "VIDEO", "memberNo", MEMBER.memberNo(), "walkIn",
                Map.of("counsellor", counsel.id(), "startsAt", now.toString()))).then().statusCode(201);
        call.path("id", id);
        switch (operation.id()) {
            case "rescheduleAppointment" -> call.body("slot", slot()).body("modality", "VIDEO");
            case "reportNoShow" -> call.body(Role.MEMBER, "side", "COUNSELLOR");
            default -> {
            }
        }
        if (operation.under("/v1/appointments/{id}/notes")) {
            call.path("version", 1).path("release", note(id));
        }
    }

    /** A free hour, later than any operation comes to. */
    private String slot() {
        String first = now.plus(Duration.ofDays(100)).toString().substring(0, 10);
        return as(MEMBER.token()).queryParam("counsellor", counsel.id()).queryParam("from", first)
                .queryParam("modality", "VIDEO").get("/v1/slots").then().statusCode(200).extract().path("items[0].slot");
    }

    /** A signed one, which the supervisor may read; the release's id. */
    private UUID note(UUID appointment) {
        String session = "/v1/appointments/" + appointment, note = session + "/notes/1";
        var release = UUID.randomUUID();
        as(ADMIN).put(session + "/check-in").then().statusCode(200);
        String tag = put(COUNSELLOR.token(), note, Map.of("text", "约定记录一周的作息。")).then().statusCode(201).extract()
                .header("ETag");
        as(COUNSELLOR.token()).header("If-Match", tag).put(note + "/signature").then().statusCode(200);
        put(COUNSELLOR.token(), note + "/releases/" + release, Map.of("supervisor", SUPERVISOR.memberNo())).then()
                .statusCode(201);
        opened(OFFICER);
        return release;
    }

    private void emergency(Operation operation, Call call) {
        if (operation.id().equals("breakGlass")) {
            call.path("id", UUID.randomUUID()).body("memberNo", MEMBER.memberNo());
        } else {
            call.path("id", opened(OFFICER)).path(Role.SUPERVISOR, "id", opened(SUPERVISOR));
        }
    }

    private static UUID opened(Caller by) {
        var access = UUID.randomUUID();
        put(by.token(), "/v1/audit/break-glass/" + access, EMERGENCY).then().statusCode(201);
        return access;
    }

    private void response(Operation operation, Call call) {
        var id = UUID.randomUUID();
        call.path("id", id);
        if (operation.id().equals("putResponse")) {
            Sheet.screener(MEMBER.memberNo(), "NN---N").forEach((field, value) -> call.body(Role.COUNSELLOR, field, value)
                    .body(Role.DUTY_OFFICER, field, value));
            return;
        }
        Sheet.give(MEMBER.token(), id, Sheet.wellbeing("33333")).then().statusCode(201);
        put(ADMIN, "/v1/appointments/" + UUID.randomUUID(), Map.of("modality", "VIDEO", "memberNo", MEMBER.memberNo(), "walkIn",
                Map.of("counsellor", counsel.id(), "startsAt", now.toString()))).then().statusCode(201);
        var sharing = Map.of("decision", UUID.randomUUID(), "shared", true, "counsellor", counsel.id(), "until",
                now.plus(Duration.ofDays(7)).toString());
        put(MEMBER.token(), "/v1/responses/" + id + "/sharing", sharing).then().statusCode(200);
        if (operation.id().equals("shareResponse")) {
            sharing.forEach(call::body);
        }
    }

    private void screening(Operation operation, Call call) {
        var id = UUID.randomUUID();
        call.path("code", "who-5").path("version", 1).path("id", id);
        var plan = Map.of("union", UNION, "title", "春季心理普测", "version", 1, "opensAt",
                now.minusSeconds(7_200).toString(), "closesAt", now.minusSeconds(3_600).toString(), "departments",
                List.of(Map.of("code", "a", "name", "甲")));
        if (operation.id().equals("putCampaign")) {
            call.body("union", UNION);
        } else if (operation.under("/v1/instruments/{code}/campaigns/{id}")) {
            put(own(Role.ORGANIZER).token(), "/v1/instruments/who-5/campaigns/" + id, plan).then().statusCode(201);
        }
    }
}
