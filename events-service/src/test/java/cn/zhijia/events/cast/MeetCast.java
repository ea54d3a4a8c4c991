package cn.zhijia.events.cast;

import static cn.zhijia.events.cast.Cast.organized;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import cn.zhijia.events.Stage;
import cn.zhijia.kit.testing.matrix.Call;
import cn.zhijia.kit.testing.matrix.Operation;
import cn.zhijia.kit.testing.matrix.Role;

/** A meet of two teams in one discipline of attempts and one of matches; a member is captain of the first and its athlete. */
final class MeetCast {

    /** Of what happens only when a meet is under way. */
    private static final List<String> LATER = List.of("attempts", "drawing", "matches", "lots", "protests", "results",
            "corrections");

    private final Operation operation;
    private final Call call;
    private final UUID meet = UUID.randomUUID();
    private final UUID rope = UUID.randomUUID(), tug = UUID.randomUUID();
    private final List<UUID> teams = List.of(UUID.randomUUID(), UUID.randomUUID());
    private final List<UUID> entries = List.of(UUID.randomUUID(), UUID.randomUUID());
    private final UUID attempt = UUID.randomUUID(), protest = UUID.randomUUID();
    private final String path = "/v1/meets/" + meet;

    MeetCast(Operation operation, Call call) {
        this.operation = operation;
        this.call = call;
    }

    void prepare() {
        var body = Map.of("union", Cast.UNION, "title", "趣味运动会", "startsAt", Stage.START.toString(), "rules",
                Map.of("points", List.of(9, 7)));
        organized(path, body);
        for (int i = 0; i < 2; i++) {
            organized(path + "/teams/" + teams.get(i), Map.of("title", i + "队", "union", Cast.UNION, "captain",
                    i == 0 ? Cast.MEMBER.memberNo() : "T-" + Cast.MATE));
        }
        organized(path + "/teams/" + teams.get(0) + "/athletes/" + Cast.MEMBER.memberNo(), Map.of("name", "王芳"));
        discipline(rope, 1, "8字长绳", Map.of("kind", "COUNT_MORE", "attempts", 1), entries);
        call.path("id", meet).path("teamId", teams.get(0)).path("memberNo", Cast.MEMBER.memberNo()).path("disciplineId", rope)
                .path("entryId", entries.get(0)).path("attemptId", attempt).path("protestId", protest)
                .path("lotId", UUID.randomUUID()).path("correctionId", UUID.randomUUID()).path("importId", UUID.randomUUID());
        if (LATER.stream().anyMatch(word -> operation.path().contains("/" + word))) {
            started();
        }
        filled(body);
    }

    private void discipline(UUID id, int place, String title, Map<String, Object> rules, List<UUID> entered) {
        organized(path + "/disciplines/" + id, Map.of("place", place, "title", title, "rules", rules));
        for (int i = 0; i < 2; i++) {
            organized(path + "/disciplines/" + id + "/entries/" + entered.get(i), Map.of("team", teams.get(i)));
        }
    }

    private void started() {
        boolean matches = operation.path().contains("/matches") || operation.path().contains("/drawing");
        if (matches) {
            discipline(tug, 2, "拔河", Map.of("kind", "KNOCKOUT", "bestOf", 3), List.of(UUID.randomUUID(), UUID.randomUUID()));
            call.path("disciplineId", tug);
        }
        organized(path + "/closing", null);
        if (matches) {
            organized(path + "/disciplines/" + tug + "/drawing", Map.of("seed", "07 12 25"));
        }
        organized(path + "/start", null);
        if (matches) {
            call.path("matchId", Stage.guest().get(path + "/disciplines/" + tug + "/matches").then().statusCode(200).extract()
                    .<String> path("items[0].id"));
        }
    }

    private void tried(int team, UUID id) {
        organized(path + "/disciplines/" + rope + "/attempts/" + id,
                Map.of("entry", entries.get(team), "number", 1, "outcome", "VALID", "value", 180 + team));
    }

    private void filled(Map<String, Object> body) {
        switch (operation.id()) {
            case "putMeet" -> body.forEach(call::body);
            case "putMeetTeam" ->
                call.wholeBody(Map.of("title", "安检队", "union", Cast.UNION, "captain", Cast.MEMBER.memberNo()));
            case "putMeetDiscipline" -> call.wholeBody(
                    Map.of("place", 1, "title", "长绳", "rules", Map.of("kind", "COUNT_MORE", "attempts", 1)));
            case "putMeetEntry" -> call.wholeBody(Map.of("team", teams.get(0)));
            case "importMeetAthletes" -> call.file("text/csv", "会员号,姓名,代表队,项目\nT-matrix-new,李娜,0队,\n");
            case "recordAttempt" -> call.body("entry", entries.get(0)).body("penalty", null);
            case "getAttempt" -> tried(0, attempt);
            case "drawLot" -> call.body("discipline", rope).body("drawn", entries);
            case "correctResults" -> published();
            case "getOfficialResults" -> published();
            case "lodgeProtest" -> call.body("discipline", rope);
            case "getProtest", "decideProtest" -> lodged();
            default -> {
            }
        }
    }

    private void lodged() {
        Cast.done(Stage.member(Cast.ME), path + "/protests/" + protest, Map.of("discipline", rope, "words", "请求重跳。"));
        if (operation.changes()) {
            call.body(Role.MEMBER, "decision", "WITHDRAWN").body(Role.MEMBER, "reason", null);
        }
    }

    private void published() {
        tried(0, attempt);
        tried(1, UUID.randomUUID());
        organized(path + "/provisional", null);
        organized(path + "/official", null);
        if (operation.changes()) {
            call.body("attempts", List.of(Map.of("entry", entries.get(0), "number", 1, "outcome", "VALID", "value", 185)));
        }
    }
}
