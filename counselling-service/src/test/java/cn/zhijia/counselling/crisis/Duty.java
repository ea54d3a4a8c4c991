package cn.zhijia.counselling.crisis;

import static cn.zhijia.counselling.World.ADMIN;
import static cn.zhijia.counselling.World.as;
import static cn.zhijia.counselling.World.itIs;
import static cn.zhijia.counselling.World.member;
import static cn.zhijia.counselling.World.put;
import static cn.zhijia.counselling.World.someone;
import static cn.zhijia.counselling.instrument.response.Sheet.give;
import static cn.zhijia.counselling.instrument.response.Sheet.screener;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.data.Person;
import cn.zhijia.kit.testing.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;

/** People on duty at a time that no other test has, and what they do for a case. */
public final class Duty {

    private static final AtomicInteger TIMES = new AtomicInteger();
    public static final String SUPERVISOR = Tokens.person("supervisor-of-cases", "supervisor").sign();

    public final Instant start;
    public final String primary = someone();
    public final String backup = someone();
    public final String officer = Tokens.person(primary, "duty-officer").sign();
    public final String second = Tokens.person(backup, "duty-officer").sign();
    private final DatabaseClock clock;

    private Duty(DatabaseClock clock) {
        this.clock = clock;
        start = Instant.parse("2031-01-06T02:00:00Z").plus(Duration.ofDays(70L * TIMES.getAndIncrement()));
        itIs(clock, start);
        sql("update crisis_task set met_at = now() where met_at is null"); // what other tests have left
    }

    /** Ten in the morning, and nobody on duty for days. */
    public static Duty nobody(DatabaseClock clock) {
        return new Duty(clock);
    }

    /** Ten in the morning; the day's and the evening's shift have both officers. */
    public static Duty on(DatabaseClock clock) {
        var duty = new Duty(clock);
        duty.roster("DAY");
        duty.roster("EVENING");
        return duty;
    }

    public LocalDate day() {
        return LocalDate.ofInstant(start, java.time.ZoneId.of("Asia/Shanghai"));
    }

    public void roster(String shift) {
        put(ADMIN, "/v1/duty-roster/" + day() + "/" + shift, Map.of("primary", "T-" + primary, "backup", "T-" + backup)).then()
                .statusCode(201);
    }

    /** So long after the beginning; a little more, because the clock is moved by whole milliseconds. */
    public void after(Duration time) {
        itIs(clock, start.plus(time).plusSeconds(2));
    }

    /** 我现在需要帮助. */
    public static UUID calls(String name) {
        var id = UUID.randomUUID();
        put(member(name), path(id), Map.of()).then().statusCode(201);
        return id;
    }

    public static String path(UUID crisis) {
        return "/v1/crisis-cases/" + crisis;
    }

    public static Response step(String token, UUID crisis, String step, Object body) {
        return body == null ? as(token).put(path(crisis) + "/" + step) : put(token, path(crisis) + "/" + step, body);
    }

    /** The screener, put by this officer, and the assessment by it. */
    public static UUID assessed(String officer, UUID crisis, String name, String seven) {
        var response = UUID.randomUUID();
        give(officer, response, screener("T-" + name, seven)).then().statusCode(201);
        step(officer, crisis, "assessment", Map.of("response", response)).then().statusCode(200);
        return response;
    }

    /** Taken on, assessed, and with a plan. */
    public void planned(UUID crisis, String name) {
        step(officer, crisis, "acknowledgement", null).then().statusCode(200);
        assessed(officer, crisis, name, "YN---N");
        step(officer, crisis, "plan", Map.of("text", "今晚由家人陪伴。")).then().statusCode(200);
    }

    public static Response contact(String officer, UUID crisis, String kind, boolean reached) {
        return step(officer, crisis, kind + "/" + UUID.randomUUID(), spoke(reached, "通了话。"));
    }

    /** A contact that took place just now. */
    public static Map<String, Object> spoke(boolean reached, String note) {
        return Map.of("at", now().toString(), "reached", reached, "note", note);
    }

    /** The database's time. */
    public static Instant now() {
        return QuarkusTransaction.requiringNew().call(
                () -> (Instant) Person.getEntityManager().createNativeQuery("select zhijia_now()").getSingleResult());
    }

    /** Why the case cannot be assessed, under this id. */
    public static Response impeded(String officer, UUID crisis, UUID impediment, String reason) {
        return step(officer, crisis, "impediments/" + impediment, Map.of("reason", reason, "words", "手机关机，家中无人。"));
    }

    /** As somebody on duty sees it. */
    public static JsonPath details(UUID crisis) {
        var json = as(SUPERVISOR).get(path(crisis)).then().statusCode(200).extract().jsonPath();
        json.setRootPath("details");
        return json;
    }

    public static List<String> woken(UUID crisis) {
        return details(crisis).getList("pages.to");
    }

    public static String state(UUID crisis) {
        return details(crisis).getString("summary.state");
    }

    public static boolean overdue(UUID crisis) {
        return details(crisis).getBoolean("summary.overdue");
    }

    /** Every notice of this person, the oldest first. */
    public static List<Map<String, String>> told(String token) {
        var all = new ArrayList<Map<String, String>>();
        String since = null;
        boolean more;
        do {
            var request = as(token).queryParam("limit", 100);
            var page = (since == null ? request : request.queryParam("changedSince", since)).get("/v1/me/notices/counselling")
                    .then().statusCode(200).extract();
            all.addAll(page.<List<Map<String, String>>> path("items"));
            since = page.path("changedSince");
            more = page.path("more");
        } while (more);
        return all;
    }

    public static void sql(String sql) {
        QuarkusTransaction.requiringNew().run(() -> Person.getEntityManager().createNativeQuery(sql).executeUpdate());
    }

    public static long count(String rows) {
        return QuarkusTransaction.requiringNew().call(() -> ((Number) Person.getEntityManager()
                .createNativeQuery("select count(*) from " + rows).getSingleResult()).longValue());
    }

    /** How many cases this member has. */
    public static long cases(String name) {
        return count("crisis_case c join person p on p.id = c.member_id where p.member_no = 'T-" + name + "'");
    }
}
