package cn.zhijia.events.social.choice;

import static cn.zhijia.events.Stage.EVENT;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.events.Stage;
import cn.zhijia.events.social.Ball;
import cn.zhijia.events.social.Purging;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.testing.TestDatabase;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class RevealTest {

    @Inject
    DatabaseClock clock;
    @Inject
    Purging purging;
    @Inject
    AgroalDataSource database;

    @AfterEach
    void real_time() {
        clock.shift(Duration.ZERO);
    }

    @Test
    void who_chose_each_other_finds_each_other_once_for_all() throws SQLException {
        var ball = Ball.choosing("rv-an", "rv-bo", "rv-cy", "rv-di");
        ball.choose("rv-an", "rv-bo", "rv-cy", "rv-di").statusCode(200);
        ball.choose("rv-bo", "rv-an").statusCode(200);
        ball.choose("rv-cy", "rv-di", "rv-an").statusCode(200);
        assertEquals(List.of(), ball.found("rv-an"));
        ball.at("seal", "reveal", "reveal");
        assertEquals(List.of("rv-bo", "rv-cy"), ball.found("rv-an"));
        assertEquals(List.of("rv-an"), ball.found("rv-bo"));
        assertEquals(List.of("rv-an"), ball.found("rv-cy"));
        assertEquals(List.of(), ball.found("rv-di"));
        ball.get("rv-an", "choices").body("chosen", empty());
        assertEquals(0, rows("choice", ball));
        assertEquals(2, rows("pair", ball));
    }

    @Test
    void one_to_one_everybody_is_in_one_pair_at_most() {
        var ball = Ball.made("policy", "ONE_TO_ONE").with("oo-an", "oo-bo", "oo-cy", "oo-di").company().at("mingling",
                "choosing");
        ball.choose("oo-an", "oo-bo", "oo-di");
        ball.choose("oo-bo", "oo-an", "oo-cy");
        ball.choose("oo-cy", "oo-bo");
        ball.choose("oo-di", "oo-an");
        ball.at("seal", "reveal");
        assertEquals(List.of("oo-di"), ball.found("oo-an"));
        assertEquals(List.of("oo-cy"), ball.found("oo-bo"));
    }

    @Test
    void who_was_not_there_after_all_or_gave_up_the_seat_is_no_pair() {
        var ball = Ball.choosing("na-an", "na-bo", "na-cy", "na-di");
        ball.choose("na-an", "na-bo", "na-cy").statusCode(200);
        ball.choose("na-bo", "na-an").statusCode(200);
        ball.choose("na-cy", "na-an").statusCode(200);
        ball.at("seal");
        ball.vanish("na-bo");
        Stage.cancel("na-cy", ball.event()).statusCode(200);
        ball.at("reveal");
        assertEquals(List.of(), ball.found("na-an"));
    }

    @Test
    void a_block_beats_a_choice_before_and_after_and_outlasts_the_evening() {
        var ball = Ball.choosing("bl-an", "bl-bo", "bl-cy");
        ball.block("bl-bo", "bl-an").statusCode(200).body("blocked", is(true));
        ball.block("bl-bo", "bl-an").statusCode(200);
        ball.block("bl-bo", "bl-bo").statusCode(404);
        ball.get("bl-bo", "blocks").body("blocked", is(List.of(ball.ids().get("bl-an").toString())));
        ball.get("bl-an", "blocks").body("blocked", empty());
        for (var one : List.of("bl-an", "bl-bo")) {
            ball.choose(one, one.equals("bl-an") ? "bl-bo" : "bl-an", "bl-cy").statusCode(200);
        }
        ball.choose("bl-cy", "bl-an", "bl-bo").statusCode(200);
        ball.at("seal", "reveal");
        assertEquals(List.of("bl-cy"), ball.found("bl-an"));
        assertEquals(List.of("bl-cy"), ball.found("bl-bo"));
        ball.block("bl-cy", "bl-bo").statusCode(200);
        assertEquals(List.of(), ball.found("bl-bo"));
        assertEquals(List.of("bl-an"), ball.found("bl-cy"));
        var next = Ball.choosing("bl-an", "bl-bo", "bl-cy");
        next.choose("bl-an", "bl-bo");
        next.choose("bl-bo", "bl-an", "bl-cy");
        next.choose("bl-cy", "bl-bo");
        next.unblock("bl-cy", "bl-bo", UUID.randomUUID()).statusCode(200).body("blocked", is(false));
        // what was decided at another evening is lifted there
        ball.get("bl-cy", "blocks").body("blocked", is(List.of(ball.ids().get("bl-bo").toString())));
        ball.unblock("bl-cy", "bl-bo", UUID.randomUUID()).statusCode(200);
        next.at("seal", "reveal");
        assertEquals(List.of("bl-cy"), next.found("bl-bo"));
        assertEquals(List.of(), next.found("bl-an"));
        ball.get("bl-cy", "blocks").body("blocked", empty());
        assertEquals(List.of(), ball.found("bl-bo"), "what has ended stays so");
    }

    @Test
    void two_consents_apart_each_in_force_when_both_agree() {
        var ball = Ball.choosing("co-an", "co-bo", "co-cy");
        ball.choose("co-an", "co-bo");
        ball.choose("co-bo", "co-an");
        ball.at("seal", "reveal");
        var match = ball.match("co-an");
        assertEquals(match, ball.match("co-bo"));
        ball.consent("co-cy", match, true, "QQ 1").statusCode(404);
        ball.consent("co-an", match, true, "微信 an").statusCode(200).body("consent.announce", is(true), "consent.contact",
                is("微信 an"), "announced", is(false), "contact", nullValue());
        ball.get("co-bo", "result").body("matches[0].announced", is(false), "matches[0].contact", nullValue(),
                "matches[0].consent.announce", is(false), "matches[0].consent.contact", nullValue());
        ball.organized("announcements").statusCode(200).body("items", empty());
        ball.consent("co-bo", match, true, null).statusCode(200).body("announced", is(true), "contact", nullValue());
        ball.organized("announcements").body("items.number", is(List.of(1)), "items.nickname", is(List.of("nick-co-an")),
                "items.otherNumber", is(List.of(2)), "items.id", is(List.of(match)));
        ball.get("co-an", "result").body("matches[0].announced", is(true), "matches[0].contact", nullValue());
        ball.consent("co-bo", match, false, "电话 bo").statusCode(200).body("announced", is(false), "contact", is("微信 an"));
        ball.get("co-an", "result").body("matches[0].contact", is("电话 bo"));
        ball.organized("announcements").body("items", empty());
        ball.consent("co-an", match, true, "x".repeat(51)).statusCode(400).body("errors[0].code", is("too-long"));
        ball.consent("co-an", match, true, null).statusCode(200).body("contact", nullValue());
        ball.get("co-bo", "result").body("matches[0].contact", nullValue());
    }

    @Test
    void leaving_ends_a_match_without_a_word() {
        var ball = Ball.choosing("lv-an", "lv-bo", "lv-cy", "lv-di", "lv-ed");
        ball.choose("lv-an", "lv-bo");
        ball.choose("lv-bo", "lv-an");
        ball.at("seal", "reveal");
        var match = ball.match("lv-bo");
        ball.organized("numbers").body("pairs", is(1), "participants", is(5));
        ball.leave("lv-an").statusCode(200);
        assertEquals(ball.get("lv-di", "result").extract().asString(), ball.get("lv-bo", "result").extract().asString());
        ball.consent("lv-bo", match, true, null).statusCode(404);
        ball.get("lv-an", "result").statusCode(404);
        ball.organized("numbers").body("pairs", is(1), "participants", is(4));
    }

    @Test
    void an_organizer_reads_a_number_of_pairs_from_five_people_up_and_only_after_the_reveal() {
        var few = Ball.made().with("fe-an", "fe-bo", "fe-cy", "fe-di", "fe-ed").at("mingling", "choosing");
        few.choose("fe-an", "fe-bo");
        few.choose("fe-bo", "fe-an");
        few.leave("fe-ed").statusCode(200);
        few.organized("numbers").statusCode(200).body("participants", is(4), "checkedIn", is(4), "pairs", nullValue());
        few.at("seal", "reveal");
        few.organized("numbers").body("pairs", nullValue());
        var many = Ball.choosing("fe-an", "fe-bo", "fe-cy", "fe-di", "fe-ed");
        many.choose("fe-an", "fe-bo");
        many.choose("fe-bo", "fe-an");
        many.organized("numbers").body("pairs", nullValue());
        many.at("seal", "reveal");
        many.organized("numbers").body("pairs", is(1));
        many.vanish("fe-cy");
        many.at("purge").organized("numbers").body("pairs", is(1), "checkedIn", is(4));
    }

    @Test
    void pairs_and_contacts_are_erased_after_their_days() throws SQLException {
        var ball = Ball.made("keepDays", 7).with("pu-an", "pu-bo").company().at("mingling", "choosing");
        ball.choose("pu-an", "pu-bo");
        ball.choose("pu-bo", "pu-an");
        ball.at("seal", "reveal");
        ball.consent("pu-an", ball.match("pu-an"), true, "微信 pu-an").statusCode(200);
        clock.shift(Duration.ofDays(7).minusMinutes(2));
        purging.now();
        assertEquals(1, rows("pair", ball));
        clock.shift(Duration.ofDays(7).plusMinutes(1));
        purging.now();
        assertEquals(0, rows("pair", ball));
        clock.shift(Duration.ZERO);
        ball.organized("").body("state", is("PURGED"));
        ball.get("pu-an", "result").statusCode(200).body("phase", is("PURGED"), "matches", empty());
    }

    @Test
    void a_social_that_is_never_revealed_does_not_keep_what_people_chose() throws SQLException {
        var ball = Ball.made("keepDays", 1).with("nv-an", "nv-bo").company().at("mingling", "choosing");
        ball.choose("nv-an", "nv-bo").statusCode(200);
        String end = Stage.guest().get(EVENT, ball.event()).path("endsAt");
        var due = Duration.between(java.time.Instant.now(), java.time.Instant.parse(end)).plusDays(1);
        clock.shift(due.minusMinutes(2));
        purging.now();
        assertEquals(1, rows("choice", ball));
        clock.shift(due.plusMinutes(1));
        purging.now();
        assertEquals(0, rows("choice", ball));
        clock.shift(Duration.ZERO);
        var abandoned = Ball.choosing("nv-an", "nv-bo");
        abandoned.choose("nv-an", "nv-bo").statusCode(200);
        abandoned.at("purge");
        assertEquals(0, rows("choice", abandoned));
    }

    private int rows(String table, Ball ball) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("select count(*) from " + table + " where social_id = ?")) {
            statement.setObject(1, ball.id());
            try (var found = statement.executeQuery()) {
                found.next();
                return found.getInt(1);
            }
        }
    }

}
