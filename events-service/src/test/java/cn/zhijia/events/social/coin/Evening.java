package cn.zhijia.events.social.coin;

import static cn.zhijia.events.Stage.member;
import static cn.zhijia.events.Stage.organizer;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import cn.zhijia.events.Attendance;
import cn.zhijia.events.Stage;
import cn.zhijia.events.social.Ball;
import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.Arc;
import io.restassured.response.ValidatableResponse;

/** What the tests of coins say again and again: a social of the union "bus", whose people carry its id in their names. */
record Evening(UUID id, UUID event) {

    static final String AT = "/v1/socials/{id}";
    static final String CORNER = AT + "/corners/{corner}";
    static final String CHECK_IN = CORNER + "/check-ins/{checkIn}";
    static final String ITEM = AT + "/items/{item}";
    static final String REDEMPTION = AT + "/redemptions/{redemption}";

    /** In MINGLING. */
    static Evening begun(int coinCap) {
        var event = Stage.event(-1, "kind", "SOCIAL");
        var id = UUID.randomUUID();
        organizer().body(Map.of("union", "bus", "event", event, "title", "春日绮遇", "policy", "ALL", "maxChoices", 3, "keepDays",
                30, "coinCap", coinCap)).put(AT, id).then().statusCode(201);
        var evening = new Evening(id, event);
        evening.state("mingling");
        return evening;
    }

    void state(String... steps) {
        Arrays.stream(steps).forEach(step -> organizer().put(AT + "/" + step, id).then().statusCode(200));
    }

    String name(String who) {
        return who + "-" + id;
    }

    /** Registers and takes part; the participant's id. */
    UUID joins(String who) {
        Stage.register(name(who), event).statusCode(201);
        return UUID.fromString(member(name(who)).body(Ball.saying(who)).put(AT + "/participation", id).then()
                .statusCode(201).extract().path("id"));
    }

    /** And is checked in at the event. */
    UUID comes(String who) {
        var participant = joins(who);
        Attendance.present(event, name(who));
        return participant;
    }

    UUID corner(String title, String mode, int coins) {
        var corner = UUID.randomUUID();
        organizer().body(Map.of("title", title, "mode", mode, "coins", coins)).put(CORNER, id, corner).then().statusCode(201);
        return corner;
    }

    String code(UUID corner) {
        return organizer().get(CORNER + "/code", id, corner).then().statusCode(200).extract().path("code");
    }

    ValidatableResponse checkIn(String who, UUID corner, UUID checkIn, String code, UUID partner) {
        var body = new HashMap<String, Object>(Map.of("code", code));
        if (partner != null) {
            body.put("partner", partner);
        }
        return member(name(who)).body(body).put(CHECK_IN, id, corner, checkIn).then();
    }

    ValidatableResponse checkIn(String who, UUID corner, UUID partner) {
        return checkIn(who, corner, UUID.randomUUID(), code(corner), partner);
    }

    UUID item(String title, int price) {
        var item = UUID.randomUUID();
        organizer().body(Map.of("title", title, "price", price)).put(ITEM, id, item).then().statusCode(201);
        return item;
    }

    ValidatableResponse redeem(String who, UUID redemption, UUID item) {
        return member(name(who)).body(Map.of("item", item)).put(REDEMPTION, id, redemption).then();
    }

    ValidatableResponse reverse(UUID posting) {
        return organizer().body(Map.of("reason", "扫错了人")).put(AT + "/entries/{posting}/reversal", id, posting).then();
    }

    int balance(String who) {
        return member(name(who)).get(AT + "/wallet", id).then().statusCode(200).extract().path("balance");
    }

    ValidatableResponse audited() {
        return organizer().get(AT + "/coin-audit", id).then().statusCode(200).body("agrees", org.hamcrest.Matchers.is(true))
                .body("sum", org.hamcrest.Matchers.is(0));
    }

    /** What the reveal would have found, in the order of participants' ids. */
    UUID pair(UUID one, UUID other, boolean announced) {
        var pair = UUID.randomUUID();
        sql("""
                insert into pair (id, social_id, one_id, other_id, one_announce, other_announce)
                values ('%s', '%s', least(uuid '%4$s', uuid '%5$s'), greatest(uuid '%4$s', uuid '%5$s'), true, %3$s)
                """.formatted(pair, id, announced, one, other));
        return pair;
    }

    static void sql(String statement) {
        try (var connection = Arc.container().instance(AgroalDataSource.class).get().getConnection();
                var sql = connection.createStatement()) {
            sql.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
