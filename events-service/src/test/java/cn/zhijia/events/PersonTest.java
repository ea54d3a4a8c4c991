package cn.zhijia.events;

import static cn.zhijia.events.Stage.MINE;
import static cn.zhijia.events.Stage.event;
import static cn.zhijia.events.Stage.guest;
import static cn.zhijia.events.Stage.quota;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.kit.data.Person;
import cn.zhijia.kit.testing.TestDatabase;
import cn.zhijia.kit.testing.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** Somebody who is met twice, by sign-in and by number. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class PersonTest {

    @Inject
    EntityManager database;

    @Test
    void named_by_number_before_the_first_sign_in_is_one_person() {
        var named = named("T-early");
        register(Tokens.member("early", "bus"), event(5)).statusCode(201);
        assertEquals(1, rows("early"));
        assertEquals(named, owner("early"));
    }

    @Test
    void seen_without_a_number_and_named_by_it_meanwhile_ends_as_one_person() {
        seen("late");
        var named = named("T-late");
        assertEquals(2, rows("late"));
        var event = event(5);
        register(Tokens.member("late", "bus"), event).statusCode(201);
        assertEquals(1, rows("late"));
        assertEquals(named, owner("late"));
        register(Tokens.member("late", "bus"), event).statusCode(200).body("state", is("CONFIRMED"));
        quota(event).body("used", is(1));
    }

    @Test
    void who_has_done_something_without_the_number_keeps_it_and_goes_on() {
        var first = event(5);
        register(Tokens.member("busy", "bus").without("member_no"), first).statusCode(201);
        var before = owner("busy");
        named("T-busy");
        register(Tokens.member("busy", "bus"), event(5)).statusCode(201);
        assertEquals(2, rows("busy"), "what was written under a row stays there");
        assertEquals(before, owner("busy"));
        guest().auth().oauth2(Tokens.member("busy", "bus").sign()).get(MINE, first).then().statusCode(200).body("state",
                is("CONFIRMED"));
    }

    private static ValidatableResponse register(Tokens who, UUID event) {
        return guest().auth().oauth2(who.sign()).body(Map.of("attempt", UUID.randomUUID())).put(MINE, event).then();
    }

    private static String sub(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8)).toString();
    }

    private static UUID named(String memberNo) {
        return QuarkusTransaction.requiringNew().call(() -> Person.numbered(memberNo).id);
    }

    /** As by a service that writes nothing else at the first sign-in. */
    private void seen(String name) {
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeQuery("insert into person (id, sub) values (gen_random_uuid(), :sub)")
                        .setParameter("sub", sub(name)).executeUpdate());
    }

    private long rows(String name) {
        return QuarkusTransaction.requiringNew().call(() -> Person.count("sub = ?1 or memberNo = ?2", sub(name), "T-" + name));
    }

    private static UUID owner(String name) {
        return QuarkusTransaction.requiringNew().call(() -> Person.<Person> find("sub", sub(name)).singleResult().id);
    }
}
