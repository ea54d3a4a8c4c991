package cn.zhijia.counselling.instrument.campaign.result;

import static cn.zhijia.counselling.World.ADMIN;
import static cn.zhijia.counselling.World.MONDAY;
import static cn.zhijia.counselling.World.as;
import static cn.zhijia.counselling.World.itIs;
import static cn.zhijia.counselling.World.someone;
import static cn.zhijia.counselling.instrument.campaign.Screening.WEEK;
import static cn.zhijia.counselling.instrument.response.Sheet.give;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.counselling.instrument.campaign.Screening;
import cn.zhijia.counselling.vault.Vault;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.testing.TestDatabase;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ResultsTest {

    @Inject
    DatabaseClock clock;

    @Inject
    EntityManager database;

    @Inject
    Vault vault;

    @Inject
    AgroalDataSource source;

    private Screening screening;

    @BeforeEach
    void monday_morning() {
        itIs(clock, MONDAY);
        screening = Screening.planned();
    }

    @AfterEach
    void real_time() {
        clock.shift(Duration.ZERO);
    }

    @Test
    void a_union_learns_of_departments_of_ten_and_more_and_cannot_work_out_the_one_of_nine() {
        screening.answers("a", 15, "55555");
        screening.answers("a", 12, "22222");
        screening.answers("b", 20, "55555");
        screening.answers("b", 13, "22222");
        screening.answers("c", 9, "11111");
        itIs(clock, MONDAY.plus(WEEK));
        var found = screening.results(screening.organizer()).statusCode(200).body("all.people", is(70))
                .body("departments", hasSize(3))
                .body("departments[2].people", nullValue()).body("departments[2].bands.people", contains(nulls(4)))
                .body("departments[0].people", nullValue()).body("departments[1].people", is(35))
                .body("departments[1].bands[1].people", nullValue());
        String told = found.extract().asString();
        for (var filter : List.of("department=a", "department=a&department=b", "without=c", "band=LOW")) {
            assertEquals(told,
                    as(screening.organizer()).get(screening.path() + "/results?" + filter).then().extract().asString());
        }
    }

    @Test
    void nothing_is_told_before_the_end_and_the_same_for_ever_after_it() {
        screening.answers("a", 11, "55555");
        String late = screening.member(someone());
        screening.results(screening.organizer()).statusCode(409).body("code", is("campaign-not-closed")).body("closesAt",
                notNullValue());
        itIs(clock, MONDAY.plus(WEEK));
        String told = screening.results(screening.organizer()).statusCode(200).body("all.people", is(10)).extract().asString();
        give(late, UUID.randomUUID(), screening.in("a", "55555")).then().statusCode(409).body("code", is("campaign-not-open"));
        itIs(clock, MONDAY); // as for an answer that set out before the end and was held up
        give(late, UUID.randomUUID(), screening.in("a", "55555")).then().statusCode(409).body("code", is("campaign-not-open"));
        itIs(clock, MONDAY.plus(WEEK).plus(WEEK));
        QuarkusTransaction.requiringNew().run(() -> everybody().forEach(vault::erase));
        assertEquals(told, screening.results(screening.organizer()).statusCode(200).extract().asString());
        assertEquals(told, screening.results(ADMIN).statusCode(200).extract().asString());
        assertThrows(PersistenceException.class, () -> QuarkusTransaction.requiringNew().run(
                () -> database.createNativeQuery("update campaign_result set told = '{}'").executeUpdate()));
    }

    @Test
    void the_counting_waits_for_whoever_is_still_answering_and_they_for_the_counting() throws Exception {
        try (var other = source.getConnection(); var sql = other.createStatement()) {
            other.setAutoCommit(false);
            sql.execute("select 1 from campaign where id = '" + screening.campaign() + "' for no key update");
            give(screening.member(someone()), UUID.randomUUID(), screening.in("a", "55555")).then().statusCode(503);
            other.rollback();
            sql.execute("select 1 from campaign where id = '" + screening.campaign() + "' for share");
            give(screening.member(someone()), UUID.randomUUID(), screening.in("a", "55555")).then().statusCode(201);
            itIs(clock, MONDAY.plus(WEEK));
            screening.results(screening.organizer()).statusCode(503);
            other.rollback();
        }
        screening.results(screening.organizer()).statusCode(200);
    }

    @Test
    void who_was_erased_before_the_counting_is_not_counted() {
        screening.answers("a", 14, "55555");
        QuarkusTransaction.requiringNew().run(() -> everybody().stream().limit(5).forEach(vault::erase));
        itIs(clock, MONDAY.plus(WEEK));
        screening.results(screening.organizer()).statusCode(200).body("all.people", nullValue());
    }

    @SuppressWarnings("unchecked")
    private List<UUID> everybody() {
        return database.createNativeQuery("select member_id from response where campaign_id = :id")
                .setParameter("id", screening.campaign())
                .getResultList();
    }

    private static Object[] nulls(int many) {
        return new Object[many];
    }
}
