package cn.zhijia.events.social.choice;

import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import java.sql.SQLException;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.events.Stage;
import cn.zhijia.events.social.Ball;
import cn.zhijia.kit.testing.TestDatabase;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Among few people there are no secrets. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class CrowdTest {

    @Inject
    AgroalDataSource database;

    @Test
    void of_the_others_who_have_come_one_chooses_at_most_half() {
        var ball = Ball.made("maxChoices", 5).with(names("half", 6)).at("mingling", "choosing");
        ball.choose("half0", "half1", "half2", "half3").statusCode(400).body("errors[0].code", is("too-many-choices"),
                "errors[0].pointer", is("/chosen"));
        ball.choose("half0", "half1", "half2").statusCode(200);
        ball.with("half6");
        ball.choose("half0", "half1", "half2", "half3").statusCode(200);
        ball.with("half7", "half8", "half9", "half10");
        ball.choose("half0", "half1", "half2", "half3", "half4", "half5").statusCode(200);
        ball.vanish("half10");
        ball.choose("half1", "half0", "half2", "half3", "half4", "half5").statusCode(400);
    }

    @Test
    void below_five_nobody_chooses_anybody_and_who_chose_may_take_it_back() {
        var ball = Ball.made().with(names("five", 5)).at("mingling", "choosing");
        ball.choose("five0", "five1").statusCode(200);
        ball.vanish("five4");
        ball.choose("five0", "five2").statusCode(409).body("code", is("too-few-present"), "least", is(5));
        ball.choose("five0").statusCode(200);
        ball.come("five4");
        ball.choose("five0", "five2").statusCode(200);
    }

    /** Who is let in when people choose already is no crowd to hide two in. */
    @Test
    void a_number_of_pairs_counts_no_heads_that_came_after_the_opening() {
        var ball = Ball.made().with(names("late", 4)).at("mingling", "choosing");
        ball.with("late4", "late5");
        pair(ball, "late0", "late1");
        ball.at("seal", "reveal").organized("numbers").body("checkedIn", is(6), "pairs", nullValue());
    }

    /** Or one would pick whom a number is about. */
    @Test
    void a_number_of_pairs_is_not_told_of_less_than_half_of_those_for_whom_it_was_opened() {
        for (int away = 5; away <= 6; away++) {
            var ball = Ball.made().with(names("away", 11)).at("mingling", "choosing");
            pair(ball, "away0", "away1");
            ball.at("seal");
            IntStream.range(2, 2 + away).forEach(i -> Stage.cancel("away" + i, ball.event()).statusCode(200));
            ball.at("reveal").organized("numbers").body("checkedIn", is(11 - away), "pairs", away == 5 ? is(1) : nullValue());
        }
    }

    private static void pair(Ball ball, String one, String other) {
        ball.choose(one, other).statusCode(200);
        ball.choose(other, one).statusCode(200);
    }

    private static String[] names(String prefix, int many) {
        return IntStream.range(0, many).mapToObj(i -> prefix + i).toArray(String[]::new);
    }

    /** Or the organizer learns of two friends whom they let in what nobody tells of any other two. */
    @Test
    void a_number_of_pairs_counts_no_pair_of_those_who_came_after_the_opening() {
        var ball = Ball.made().with(names("after", 5)).at("mingling", "choosing");
        ball.with("after5", "after6");
        ball.choose("after5", "after6", "after4").statusCode(200);
        ball.choose("after6", "after5").statusCode(200);
        ball.choose("after4", "after5").statusCode(200);
        ball.at("seal", "reveal").organized("numbers").body("checkedIn", is(7), "pairs", is(0));
        var other = Ball.made().with(names("after", 5)).at("mingling", "choosing");
        other.with("after5", "after6");
        pair(other, "after5", "after6");
        pair(other, "after0", "after1");
        other.at("seal", "reveal").organized("numbers").body("pairs", is(1));
    }

    /** By an older release, beside this one while it is being replaced. */
    @Test
    void no_number_is_told_when_nobody_counted_who_had_come_at_the_opening() throws SQLException {
        var ball = Ball.made().with(names("old", 5)).at("mingling", "choosing");
        pair(ball, "old0", "old1");
        try (var connection = database.getConnection();
                var older = connection.prepareStatement("update social set opened = null where id = ?")) {
            older.setObject(1, ball.id());
            older.executeUpdate();
        }
        ball.at("seal", "reveal").organized("numbers").statusCode(200).body("checkedIn", is(5), "pairs", nullValue());
    }
}
