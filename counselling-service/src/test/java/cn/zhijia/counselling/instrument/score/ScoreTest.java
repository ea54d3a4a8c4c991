package cn.zhijia.counselling.instrument.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.BiConsumer;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import cn.zhijia.counselling.instrument.Catalogue;
import cn.zhijia.counselling.instrument.Instrument;
import cn.zhijia.counselling.instrument.Item;
import cn.zhijia.counselling.instrument.Level;

/** The published tables, edge by edge, and every possible set of answers against a second way of counting. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ScoreTest {

    private static final String DECLINED = "asked-declined";

    @ParameterizedTest
    @CsvSource({ "phq-9,0,MINIMAL", "phq-9,4,MINIMAL", "phq-9,5,MILD", "phq-9,9,MILD", "phq-9,10,MODERATE",
            "phq-9,14,MODERATE", "phq-9,15,MODERATELY_SEVERE", "phq-9,19,MODERATELY_SEVERE", "phq-9,20,SEVERE",
            "phq-9,27,SEVERE", "gad-7,0,MINIMAL", "gad-7,4,MINIMAL", "gad-7,5,MILD", "gad-7,9,MILD", "gad-7,10,MODERATE",
            "gad-7,14,MODERATE", "gad-7,15,SEVERE", "gad-7,21,SEVERE" })
    void every_edge_of_a_band_is_where_its_authors_put_it(String code, int sum, String band) {
        for (var published : Catalogue.versions(code)) {
            assertEquals(new Result(sum, band, false), result(published.instrument(), sum));
        }
    }

    @ParameterizedTest
    @CsvSource({ "0,0,LOW", "7,28,LOW", "8,32,POOR", "12,48,POOR", "13,52,FAIR", "25,100,FAIR" })
    void the_wellbeing_index_is_four_times_its_sum_and_half_of_it_is_poor(int raw, int index, String band) {
        assertEquals(new Result(index, band, false), result(current("who-5"), raw));
    }

    @ParameterizedTest
    @CsvSource({ "phq-9,19,L0", "phq-9,20,L1", "gad-7,14,L0", "gad-7,15,L1", "who-5,7,L1", "who-5,8,L0" })
    void a_total_beyond_the_edge_calls_within_two_working_days(String code, int sum, Level level) {
        var answers = summing(current(code), sum);
        assertEquals(new Flag(level, null), Flag.of(answers, Result.of(answers)));
    }

    @ParameterizedTest
    @CsvSource({ "0,L0,", "1,L2,120", "2,L2,30", "3,L2,30" })
    void item_9_alone_calls_the_same_day_whatever_the_total(int answer, Level level, Long minutes) {
        for (var version : Catalogue.versions("phq-9")) {
            var given = new ArrayList<>(summing(version.instrument(), 0).list());
            given.set(8, new Answer("44260-8", version.instrument().options().get("frequency").get(answer).code()));
            var answers = Answers.of(version.instrument(), given);
            assertEquals(new Flag(level, minutes == null ? null : Duration.ofMinutes(minutes)),
                    Flag.of(answers, Result.of(answers)));
        }
    }

    @Test
    void a_refused_item_9_gives_no_score_and_an_unknown_risk_even_beside_high_answers() {
        for (int others : new int[] { 0, 3 }) {
            var given = new ArrayList<Answer>();
            var phq = current("phq-9");
            phq.items().stream().filter(Item::scored)
                    .forEach(i -> given.add(new Answer(i.code(), phq.optionsOf(i).get(others).code())));
            given.set(8, new Answer("44260-8", DECLINED));
            var answers = Answers.of(phq, given);
            assertEquals(new Result(null, null, true), Result.of(answers));
            assertEquals(new Flag(Level.L1, null), Flag.of(answers, Result.of(answers)));
        }
    }

    @Test
    void only_the_version_that_offers_it_lets_item_9_be_refused_and_no_other_question_ever() {
        for (var published : Catalogue.all()) {
            var instrument = published.instrument();
            var refusable = instrument.items().stream().filter(i -> instrument.option(i, DECLINED).isPresent())
                    .map(Item::code).toList();
            boolean offers = instrument.code().equals("phq-9") && instrument.version() == 2;
            assertEquals(offers ? List.of("44260-8") : List.of(), refusable, instrument.code());
        }
    }

    @Test
    void the_question_how_difficult_it_was_is_free_and_counts_nothing() {
        var phq = current("phq-9");
        var given = new ArrayList<>(summing(phq, 10).list());
        given.add(new Answer("69722-7", "LA6574-3"));
        assertEquals(new Result(10, "MODERATE", false), Result.of(Answers.of(phq, given)));
    }

    @Test
    void every_set_of_answers_to_the_sums_counts_as_a_second_count_does() {
        for (var published : Catalogue.all()) {
            var instrument = published.instrument();
            if (instrument.method() == Instrument.Method.SUM) {
                var sums = new TreeSet<Integer>();
                forAll(instrument, (answers, sum) -> {
                    sums.add(sum);
                    var result = Result.of(answers);
                    assertEquals(sum * instrument.factor(), result.score());
                    var flag = Flag.of(answers, result);
                    boolean thoughts = answers.list().stream()
                            .anyMatch(a -> a.item().equals("44260-8") && !a.option().equals("LA6568-5"));
                    assertEquals(thoughts, flag.level() == Level.L2);
                    assertTrue(flag.level() != Level.L3);
                });
                assertEquals(instrument.most() / instrument.factor() + 1, sums.size(), "a sum that no answers reach");
            }
        }
    }

    private static Instrument current(String code) {
        return Catalogue.current(code).orElseThrow().instrument();
    }

    private static Result result(Instrument instrument, int sum) {
        return Result.of(summing(instrument, sum));
    }

    /** Answers with this sum, and "not at all" to item 9 as long as the others can hold it. */
    private static Answers summing(Instrument instrument, int sum) {
        var given = new ArrayList<Answer>();
        int left = sum;
        for (var item : instrument.items().stream().filter(Item::scored).toList()) {
            int most = instrument.optionsOf(item).stream().filter(o -> !o.declines()).mapToInt(o -> o.score()).max()
                    .orElseThrow();
            int score = Math.min(left, most);
            left -= score;
            given.add(new Answer(item.code(), instrument.optionsOf(item).stream()
                    .filter(o -> !o.declines() && o.score() == score).findFirst().orElseThrow().code()));
        }
        assertEquals(0, left);
        return Answers.of(instrument, given);
    }

    private static void forAll(Instrument instrument, BiConsumer<Answers, Integer> check) {
        forAll(instrument, instrument.items().stream().filter(Item::scored).toList(), new ArrayList<>(), 0, check);
    }

    private static void forAll(Instrument instrument, List<Item> items, List<Answer> given, int sum,
            BiConsumer<Answers, Integer> check) {
        if (given.size() == items.size()) {
            check.accept(Answers.of(instrument, given), sum);
            return;
        }
        var item = items.get(given.size());
        for (var option : instrument.optionsOf(item)) {
            if (!option.declines()) {
                given.add(new Answer(item.code(), option.code()));
                forAll(instrument, items, given, sum + option.score(), check);
                given.remove(given.size() - 1);
            }
        }
    }
}
