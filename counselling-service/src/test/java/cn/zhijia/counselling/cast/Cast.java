package cn.zhijia.counselling.cast;

import static cn.zhijia.counselling.World.ADMIN;
import static cn.zhijia.counselling.World.itIs;
import static cn.zhijia.counselling.World.put;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import cn.zhijia.counselling.World;
import cn.zhijia.counselling.statistics.Counted;
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
public final class Cast implements Matrix.Objects {

    public static final String UNION = "shouer";
    static final Caller MEMBER = own(Role.MEMBER), COUNSELLOR = own(Role.COUNSELLOR), CARER = own(Role.CARER);
    static final Caller SUPERVISOR = own(Role.SUPERVISOR), OFFICER = own(Role.DUTY_OFFICER);
    private static final int MOST_GRANTED = 366;

    private final DatabaseClock clock;
    private final UUID room = UUID.randomUUID();
    private final World.Counsel counsel;
    private final MineCast mine = new MineCast();
    private Instant now = World.MONDAY;

    public Cast(DatabaseClock clock) {
        this.clock = clock;
        itIs(clock, now);
        counsel = World.counsel(World.openStation(room), room,
                Map.of("memberNo", COUNSELLOR.memberNo(), "agency", Caller.AGENCY));
        World.grant(MEMBER.name(), MOST_GRANTED);
        World.grant(SUPERVISOR.name(), MOST_GRANTED);
    }

    static Caller own(Role role) {
        return Caller.own(role, UNION);
    }

    /** Every operation finds a later hour, in which nothing of the ones before is open. */
    @Override
    public void prepare(Operation operation, Call call) {
        mine.takeBack();
        now = now.plus(Duration.ofHours(2));
        itIs(clock, now);
        var scene = new Scene(clock, now, room, counsel);
        if (operation.under("/v1/stations/{id}")) {
            StationCast.prepare(operation, call);
        } else if (operation.under("/v1/counsellors/{id}")) {
            counsellor(operation, call);
        } else if (operation.under("/v1/appointments/{id}")) {
            new SessionCast(scene, operation, call).prepare();
        } else if (operation.under("/v1/audit/break-glass/{id}")) {
            emergency(operation, call);
        } else if (operation.under("/v1/responses/{id}") || operation.under("/v1/instruments")) {
            new InstrumentCast(scene, operation, call).prepare();
        } else if (operation.under("/v1/crisis-cases/{id}")) {
            new CrisisCast(scene, operation, call).prepare();
        } else if (operation.under("/v1/groups/{id}")) {
            new GroupCast(scene, operation, call).prepare();
        } else if (ReferralCast.plays(operation)) {
            ReferralCast.prepare(scene, operation, call);
        } else if (HospitalCast.plays(operation)) {
            HospitalCast.prepare(operation, call);
        } else if (operation.under("/v1/me")) {
            mine.prepare(scene, operation, call);
        } else {
            office(operation, call);
        }
    }

    private void counsellor(Operation operation, Call call) {
        var timeOff = UUID.randomUUID();
        call.path("id", counsel.id()).path("date", "2027-05-01").path("timeOff", timeOff);
        switch (operation.id()) {
            case "putCounsellor" -> call.body("memberNo", COUNSELLOR.memberNo());
            case "endTimeOff" -> put(ADMIN, "/v1/counsellors/" + counsel.id() + "/time-off/" + timeOff,
                    Map.of("startsAt", "2027-05-01T00:00:00Z", "endsAt", "2027-05-02T00:00:00Z")).then().statusCode(201);
            case "putRoster" -> call.body("rules", World.roster(room).get("rules"));
            default -> {
            }
        }
    }

    private static void emergency(Operation operation, Call call) {
        if (operation.id().equals("breakGlass")) {
            call.path("id", UUID.randomUUID()).body("memberNo", MEMBER.memberNo());
        } else {
            call.path("id", opened(OFFICER)).path(Role.SUPERVISOR, "id", opened(SUPERVISOR));
        }
    }

    static UUID opened(Caller by) {
        var access = UUID.randomUUID();
        put(by.token(), "/v1/audit/break-glass/" + access,
                Map.of("memberNo", MEMBER.memberNo(), "reason", "来电后失联，需要约定的安全计划。")).then().statusCode(201);
        return access;
    }

    /** What is nobody's own. */
    private static void office(Operation operation, Call call) {
        call.path("id", operation.id().equals("getQuestionnaire") ? "who-5-1" : UUID.randomUUID()).path("union", "matrix")
                .path("date", "2027-08-01").path("shift", "DAY")
                .path("quarter", "2025-Q4").path("year", 2024);
        if (operation.id().equals("getDutyShift")) {
            put(ADMIN, "/v1/duty-roster/2027-08-01/DAY", Map.of("primary", OFFICER.memberNo()));
        } else if (operation.under("/v1/statistics/counselling")) {
            Counted.now();
        }
    }
}
