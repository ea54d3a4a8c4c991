package cn.zhijia.counselling.referral;

import static cn.zhijia.counselling.World.as;
import static cn.zhijia.counselling.World.put;
import static cn.zhijia.counselling.World.someone;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import cn.zhijia.counselling.crisis.Duty;
import cn.zhijia.counselling.hospital.Agreed;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.testing.Tokens;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;

/** A member in danger, those on duty, and hospitals that nobody else asks. */
public final class Asked {

    public static final String SUPERVISOR = Tokens.person("supervisor-of-referrals", "supervisor").sign();
    public static final String REASON = "本人失联前提到具体计划，无法取得同意。";

    public final Duty duty;
    public final String name = someone();
    public final UUID crisis;
    public final UUID id = UUID.randomUUID();
    public final List<String> hospitals = new ArrayList<>();
    public final String scope = "T_" + letters();

    public Asked(DatabaseClock clock, int hospitals) {
        Duty.sql("update referral_clock set next_at = next_at + interval '300 years' where next_at < '2200-01-01'");
        duty = Duty.on(clock);
        for (int i = 0; i < hospitals; i++) {
            this.hospitals.add(Agreed.hospital(Agreed.id(), Map.of("scope", List.of(scope), "heartbeatSeconds", 3600)));
        }
        this.hospitals.sort(null);
        beat();
        crisis = Duty.calls(name);
        Duty.step(duty.officer, crisis, "acknowledgement", null).then().statusCode(200);
        Duty.assessed(duty.officer, crisis, name, "YYYYNN");
    }

    private static String letters() {
        var letters = new StringBuilder();
        for (int n = Agreed.number(); n > 0; n /= 26) {
            letters.append((char) ('A' + n % 26));
        }
        return letters.toString();
    }

    /** All their systems are heard of now. */
    public void beat() {
        hospitals.forEach(Agreed::beat);
    }

    public Map<String, Object> draft(String priority) {
        return new HashMap<>(Map.of("caseId", crisis, "priority", priority, "scope", scope, "age", 34, "basis", "EMERGENCY",
                "reason", REASON, "summary", "电话筛查提示高风险，需要当日评估。"));
    }

    public String path() {
        return "/v1/referrals/" + id;
    }

    /** Drafted by the officer, requested by the supervisor. */
    public Asked requested(String priority) {
        put(duty.officer, path(), draft(priority)).then().statusCode(201);
        as(SUPERVISOR).put(path() + "/request").then().statusCode(200);
        return this;
    }

    public Response step(String token, String step, Object body) {
        return put(token, path() + "/" + step, body);
    }

    public JsonPath seen() {
        return as(SUPERVISOR).get(path()).then().statusCode(200).extract().jsonPath();
    }

    public String state() {
        return seen().getString("state");
    }

    public String hospital(int attempt) {
        return seen().getString("attempts[" + (attempt - 1) + "].hospital");
    }

    /** By which its hospital knows the attempt. */
    public String attempt(int number) {
        return seen().getString("attempts[" + (number - 1) + "].id");
    }

    public String attemptState(int number) {
        return seen().getString("attempts[" + (number - 1) + "].state");
    }

    /** The hospital of this attempt answers. */
    public Response answers(int attempt, String step, Map<String, ?> body) {
        return put(Agreed.token(hospital(attempt)), "/v1/partner/referrals/" + attempt(attempt) + "/" + step, body);
    }

    public Map<String, Object> acceptance(Duration within) {
        return Map.of("clinician", "值班医师王敏", "arriveBy", duty.start.plus(within).toString(), "place", "急诊楼一层");
    }

    public Asked accepted() {
        answers(1, "acceptance", acceptance(Duration.ofHours(4))).then().statusCode(200);
        return this;
    }

    public static List<String> events(String hospital) {
        return as(Agreed.token(hospital)).queryParam("limit", 100).get("/v1/partner/events").then().statusCode(200).extract()
                .path("items.kind");
    }

    public long woken(String to) {
        return Duty.count("page p left join person x on x.id = p.person_id where p.thing = '" + id
                + "' and coalesce(x.member_no, p.role) = '"
                + to + "'");
    }

    public static Instant instant(String text) {
        return Instant.parse(text);
    }
}
