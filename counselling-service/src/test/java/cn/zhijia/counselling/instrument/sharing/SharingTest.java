package cn.zhijia.counselling.instrument.sharing;

import static cn.zhijia.counselling.World.MONDAY;
import static cn.zhijia.counselling.World.as;
import static cn.zhijia.counselling.World.booked;
import static cn.zhijia.counselling.World.counsel;
import static cn.zhijia.counselling.World.count;
import static cn.zhijia.counselling.World.itIs;
import static cn.zhijia.counselling.World.member;
import static cn.zhijia.counselling.World.put;
import static cn.zhijia.counselling.World.someone;
import static cn.zhijia.counselling.World.together;
import static cn.zhijia.counselling.instrument.response.Sheet.given;
import static cn.zhijia.counselling.instrument.response.Sheet.path;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.counselling.World.Counsel;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.testing.Locks;
import cn.zhijia.kit.testing.TestDatabase;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class SharingTest {

    private static final String NINE = "2026-03-03T01:00:00Z", FRIDAY = "2026-03-06T00:00:00Z";

    @Inject
    DatabaseClock clock;

    @Inject
    EntityManager database;

    @Inject
    AgroalDataSource source;

    @BeforeEach
    void monday_morning() {
        itIs(clock, MONDAY);
    }

    @AfterEach
    void real_time() {
        clock.shift(Duration.ZERO);
    }

    @Test
    void my_counsellor_reads_what_i_share_until_the_day_i_chose_and_each_reading_is_written_down() {
        var lin = counsel();
        String me = member(someone());
        booked(me, lin, NINE, "VIDEO");
        var id = given(me, "111111111");
        as(lin.token()).get(path(id)).then().statusCode(404);
        share(me, id, UUID.randomUUID(), lin).statusCode(200).body("sharing.until", is(FRIDAY));
        as(lin.token()).get(path(id)).then().statusCode(200).body("score", is(9));
        as(counsel().token()).get(path(id)).then().statusCode(404);
        assertEquals(1L, audited(id, "RESPONSE_READ"));
        itIs(clock, MONDAY.plus(Duration.ofDays(4)));
        as(lin.token()).get(path(id)).then().statusCode(404);
        as(me).get(path(id)).then().statusCode(200).body("sharing", nullValue());
        assertEquals(1L, audited(id, "RESPONSE_READ"));
    }

    @Test
    void a_withdrawal_acts_at_once_and_a_late_repeat_of_the_sharing_does_not_undo_it() {
        var lin = counsel();
        String me = member(someone());
        booked(me, lin, NINE, "VIDEO");
        var id = given(me, "111111111");
        UUID given = UUID.randomUUID(), withdrawn = UUID.randomUUID();
        share(me, id, given, lin).statusCode(200);
        share(me, id, given, lin).statusCode(200).body("sharing.counsellor", is(lin.id().toString()));
        withdraw(me, id, withdrawn).statusCode(200).body("sharing", nullValue());
        as(lin.token()).get(path(id)).then().statusCode(404);
        share(me, id, given, lin).statusCode(200).body("sharing", nullValue());
        as(lin.token()).get(path(id)).then().statusCode(404);
        share(me, id, withdrawn, lin).statusCode(409).body("code", is("id-in-use"));
        assertEquals(1L, audited(id, "RESPONSE_SHARED"));
        assertEquals(1L, audited(id, "RESPONSE_SHARING_WITHDRAWN"));
        share(me, id, UUID.randomUUID(), lin).statusCode(200);
        as(lin.token()).get(path(id)).then().statusCode(200);
    }

    @Test
    void who_reads_during_a_withdrawal_waits_for_it_and_reads_nothing() throws Exception {
        var lin = counsel();
        String me = member(someone());
        booked(me, lin, NINE, "VIDEO");
        var id = given(me, "111111111");
        share(me, id, UUID.randomUUID(), lin).statusCode(200);
        try (var other = source.getConnection(); var sql = other.createStatement()) {
            other.setAutoCommit(false);
            sql.execute("update response set shared_with_id = null, shared_until = null where id = '" + id + "'");
            var read = CompletableFuture.supplyAsync(() -> as(lin.token()).get(path(id)));
            Locks.awaitWaiting(source, 1);
            other.commit();
            read.get(30, TimeUnit.SECONDS).then().statusCode(404);
        }
        assertEquals(0L, audited(id, "RESPONSE_READ"));
    }

    @Test
    void in_a_race_of_withdrawal_and_reading_nobody_reads_after_the_withdrawal() throws Exception {
        var lin = counsel();
        String name = someone(), me = member(name);
        booked(me, lin, NINE, "VIDEO");
        for (int i = 0; i < 5; i++) {
            var id = given(me, "111111111");
            share(me, id, UUID.randomUUID(), lin).statusCode(200);
            var decision = UUID.randomUUID();
            var calls = new ArrayList<Callable<Response>>(
                    Collections.nCopies(8, () -> as(lin.token()).get(path(id))));
            calls.add(4, () -> put(me, path(id) + "/sharing", Map.of("decision", decision, "shared", false)));
            var answers = together(calls);
            assertEquals(count(answers, 200) - 1, audited(id, "RESPONSE_READ"));
            assertEquals(0L, database.createNativeQuery(
                    """
                            select count(*) from audit r join audit w on w.stream = r.stream and w.thing = r.thing
                            where r.thing = :thing and r.act = 'RESPONSE_READ' and w.act = 'RESPONSE_SHARING_WITHDRAWN' and r.seq > w.seq""")
                    .setParameter("thing", id).getSingleResult());
        }
    }

    @Test
    void only_a_counsellor_with_an_appointment_is_shared_with_and_only_as_long_as_there_is_one() {
        var lin = counsel();
        String me = member(someone());
        var id = given(me, "111111111");
        share(me, id, UUID.randomUUID(), lin).statusCode(409).body("code", is("not-your-counsellor"));
        var appointment = booked(me, lin, NINE, "VIDEO");
        share(me, id, UUID.randomUUID(), lin).statusCode(200);
        as(lin.token()).get(path(id)).then().statusCode(200);
        put(me, "/v1/appointments/" + appointment + "/cancellation", Map.of("reason", "OTHER"));
        as(me).get("/v1/appointments/" + appointment).then().body("status", is("CANCELLED_BY_MEMBER"));
        as(lin.token()).get(path(id)).then().statusCode(404);
    }

    @Test
    void nobody_shares_what_is_not_theirs_or_without_an_end() {
        var lin = counsel();
        String me = member(someone());
        booked(me, lin, NINE, "VIDEO");
        var id = given(me, "111111111");
        share(member(someone()), id, UUID.randomUUID(), lin).statusCode(404);
        share(me, UUID.randomUUID(), UUID.randomUUID(), lin).statusCode(404);
        decide(me, id, Map.of("decision", UUID.randomUUID(), "shared", true, "counsellor", lin.id())).statusCode(400)
                .body("errors.code", contains("sharing-needs-both"));
        decide(me, id, Map.of("decision", UUID.randomUUID(), "shared", true, "counsellor", lin.id(), "until",
                "2026-03-01T00:00:00Z")).statusCode(400).body("errors.code", contains("not-in-future"));
        decide(me, id, Map.of("decision", UUID.randomUUID(), "shared", true, "counsellor", lin.id(), "until",
                "2027-03-04T00:00:00Z")).statusCode(400).body("errors.code", contains("too-far"));
    }

    @Test
    void a_change_of_sharing_reaches_the_members_phone() {
        var lin = counsel();
        String me = member(someone());
        booked(me, lin, NINE, "VIDEO");
        var id = given(me, "111111111");
        String tag = as(me).get(path(id)).then().extract().header("ETag");
        String since = as(me).get("/v1/me/responses").then().extract().path("changedSince");
        share(me, id, UUID.randomUUID(), lin).statusCode(200);
        as(me).queryParam("changedSince", since).get("/v1/me/responses").then().statusCode(200).body("items", hasSize(1))
                .body("items[0].sharing.counsellor", is(lin.id().toString()));
        as(me).header("If-None-Match", tag).get(path(id)).then().statusCode(200);
    }

    private static ValidatableResponse share(String token, UUID id, UUID decision, Counsel with) {
        return decide(token, id, Map.of("decision", decision, "shared", true, "counsellor", with.id(), "until", FRIDAY));
    }

    private static ValidatableResponse withdraw(String token, UUID id, UUID decision) {
        return decide(token, id, Map.of("decision", decision, "shared", false));
    }

    private static ValidatableResponse decide(String token, UUID id, Map<String, Object> body) {
        return put(token, path(id) + "/sharing", body).then();
    }

    private long audited(UUID thing, String act) {
        return (long) database.createNativeQuery("select count(*) from audit where thing = :thing and act = :act")
                .setParameter("thing", thing).setParameter("act", act).getSingleResult();
    }
}
