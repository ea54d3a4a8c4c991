package cn.zhijia.counselling.instrument.score;

import cn.zhijia.counselling.instrument.Band;
import cn.zhijia.counselling.instrument.Instrument;

/**
 * What answers come to, by the rules of the version that was answered.
 *
 * @param score null where there is no sum, or where a scored question was declined
 * @param band null where a scored question was declined
 * @param riskUnknown the question about thoughts of death was declined
 */
public record Result(Integer score, String band, boolean riskUnknown) {

    public static Result of(Answers answers) {
        var instrument = answers.instrument();
        boolean riskUnknown = answers.chosen().entrySet().stream()
                .anyMatch(e -> e.getKey().risk() && e.getValue().declines());
        if (instrument.method() == Instrument.Method.FIRST_MATCH) {
            return new Result(null, firstMatch(answers).code(), riskUnknown);
        }
        var scored = answers.chosen().entrySet().stream().filter(e -> e.getKey().scored()).map(e -> e.getValue()).toList();
        if (scored.stream().anyMatch(o -> o.declines())) {
            return new Result(null, null, riskUnknown);
        }
        int score = scored.stream().mapToInt(o -> o.score()).sum() * instrument.factor();
        return new Result(score, instrument.bandOf(score).code(), riskUnknown);
    }

    private static Band firstMatch(Answers answers) {
        return answers.instrument().bands().stream()
                .filter(band -> band.anyOf().isEmpty() || band.anyOf().stream().anyMatch(answers::yes)).findFirst()
                .orElseThrow();
    }
}
