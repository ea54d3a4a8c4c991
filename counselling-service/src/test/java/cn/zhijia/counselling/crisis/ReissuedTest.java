package cn.zhijia.counselling.crisis;

import static cn.zhijia.counselling.World.ADMIN;
import static cn.zhijia.counselling.World.as;
import static cn.zhijia.counselling.World.count;
import static cn.zhijia.counselling.World.itIs;
import static cn.zhijia.counselling.World.member;
import static cn.zhijia.counselling.World.put;
import static cn.zhijia.counselling.World.someone;
import static cn.zhijia.counselling.World.together;
import static cn.zhijia.counselling.instrument.response.Sheet.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.testing.TestDatabase;
import cn.zhijia.kit.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** An account that was issued anew: the issuer has another subject for it, and the 会员号 is still the old account's here. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReissuedTest {

    @Inject
    DatabaseClock clock;

    @Inject
    EntityManager database;

    private final String name = someone();
    private final String before = member(name);
    private final String anew = anew("member");
    private Duty duty;

    @BeforeEach
    void the_old_account_was_here() {
        duty = Duty.on(clock);
        as(before).get("/v1/me/appointments").then().statusCode(200);
    }

    @AfterEach
    void real_time() {
        clock.shift(Duration.ZERO);
    }

    @Test
    void whoever_calls_for_help_is_heard_and_the_administrators_learn_of_the_number() {
        var call = UUID.randomUUID();
        put(anew, Duty.path(call), Map.of()).then().statusCode(201);
        put(anew, Duty.path(call), Map.of()).then().statusCode(200);
        as(duty.officer).get("/v1/me/notices/counselling").then().body("items.thing", hasItem(call.toString()));
        as(anew).get(Duty.path(call)).then().statusCode(200);
        as(before).get(Duty.path(call)).then().statusCode(404);
        assertEquals(1, clashes().size());
        put(anew, Duty.path(UUID.randomUUID()), Map.of("memberNo", "T-" + name)).then().statusCode(201);
        as(before).get("/v1/me/notices/counselling").then().body("items", empty());
        assertEquals(1, Duty.count("crisis_case c join person p on p.id = c.member_id where p.name like '" + name + "%'"));
        assertEquals(1, clashes().size(), "once is enough");
    }

    @Test
    void whoever_says_how_they_are_is_scored_and_called_back() {
        var sheet = given(anew, "111111112");
        as(anew).get("/v1/responses/" + sheet).then().statusCode(200).body("score", is(10));
        as(anew).get(Duty.path(sheet)).then().statusCode(200);
        as(before).get("/v1/me/responses").then().statusCode(200).body("items", empty());
        assertEquals(1, clashes().size());
    }

    @Test
    void elsewhere_it_is_said_what_to_do_and_nothing_of_the_old_account_is_shown() {
        for (var path : List.of("/v1/me/appointments", "/v1/me/responses", "/v1/me/contact", "/v1/me/consents")) {
            as(anew).header("Accept-Language", "en").get(path).then().statusCode(409).body("code", is("member-no-taken"),
                    "detail", containsString("ask your union's administrator to move the number"));
        }
        as(anew).get("/v1/me/appointments").then().statusCode(409).body("detail", containsString("请工会管理员把会员号改到新账号"));
        assertEquals(0, clashes().size());
    }

    @Test
    void whoever_comes_to_help_is_not_kept_from_it() {
        var call = Duty.calls(someone());
        String officer = anew("duty-officer");
        as(officer).get("/v1/crisis-cases").then().statusCode(200);
        as(officer).put(Duty.path(call) + "/acknowledgement").then().statusCode(200);
        String other = someone(), access = "/v1/audit/break-glass/" + UUID.randomUUID(), why = "来电者失联，需要约定的安全计划。";
        as(member(other)).get("/v1/me/appointments").then().statusCode(200);
        put(anew("supervisor"), access, Map.of("memberNo", "T-" + other, "reason", why)).then().statusCode(201);
        put(anew("supervisor"), "/v1/audit/break-glass/" + UUID.randomUUID(), Map.of("memberNo", "T-" + name, "reason", why))
                .then().statusCode(400).body("errors[0].code", is("not-oneself"));
        put(anew("counsellor"), Duty.path(UUID.randomUUID()), Map.of("memberNo", "T-" + someone())).then().statusCode(201);
    }

    @Test
    void of_many_calls_at_once_all_are_heard_and_make_one_person_with_one_case() throws Exception {
        var calls = new ArrayList<Callable<Response>>();
        for (int i = 0; i < 8; i++) {
            var id = UUID.randomUUID();
            calls.add(() -> put(anew, Duty.path(id), Map.of()));
        }
        assertEquals(8, count(together(calls), 201));
        assertEquals(1, Duty.count("crisis_case c join person p on p.id = c.member_id where p.name = '" + name + "-anew'"));
        assertEquals(1, clashes().size());
    }

    @Test
    void once_the_number_is_parted_from_the_old_account_the_new_one_has_what_was_there() {
        Duty.sql("update person set sub = null where member_no = 'T-" + name + "'");
        as(anew).get("/v1/me/appointments").then().statusCode(200);
        assertEquals(1, Duty.count("person where member_no = 'T-" + name + "'"));
        itIs(clock, duty.start);
        as(before).get("/v1/me/appointments").then().statusCode(409).body("code", is("member-no-taken"));
    }

    /** The same number, in this role, with another subject each. */
    private String anew(String role) {
        return (role.equals("member") ? Tokens.member(name + "-anew", "shouer") : Tokens.person(name + "-" + role, role))
                .with("member_no", "T-" + name).sign();
    }

    /** What the administrators are told about the rows that came with this number. */
    private List<String> clashes() {
        var rows = rows("select cast(id as text) from person where name like '" + name + "%' and member_no is null");
        return Duty.told(ADMIN).stream().filter(n -> n.get("fact").equals("NUMBER_CLASH")).map(n -> n.get("thing"))
                .filter(rows::contains).toList();
    }

    @SuppressWarnings("unchecked")
    private List<String> rows(String sql) {
        return database.createNativeQuery(sql).getResultList();
    }
}
