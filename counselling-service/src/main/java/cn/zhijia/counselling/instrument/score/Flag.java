package cn.zhijia.counselling.instrument.score;

import java.time.Duration;

import cn.zhijia.counselling.instrument.Band;
import cn.zhijia.counselling.instrument.Level;

/**
 * Whether, and how soon, somebody calls (预警). Read from the answer to the question about thoughts of death itself, never from
 * the total: any answer but "not at all" calls the same day, "more than half the days" and more within thirty minutes (the rate
 * of attempts within a year rises tenfold, Simon 2013). It wakes a person and nothing else: of those it calls for, seven in ten
 * are in no such danger (Na 2018).
 *
 * @param within from the answer to the call; null where working days count (L1) or nothing follows (L0)
 */
public record Flag(Level level, Duration within) {

    private static final int OFTEN = 2;

    public static Flag of(Answers answers, Result result) {
        int risk = answers.chosen().entrySet().stream().filter(e -> e.getKey().risk() && !e.getValue().declines())
                .mapToInt(e -> e.getValue().score()).max().orElse(0);
        var byBand = result.band() == null ? Level.L0 : answers.instrument().band(result.band()).map(Band::level).orElseThrow();
        if (byBand == Level.L3) {
            return new Flag(Level.L3, Duration.ofMinutes(5));
        }
        if (risk >= OFTEN) {
            return new Flag(Level.L2, Duration.ofMinutes(30));
        }
        if (risk > 0 || byBand == Level.L2) {
            return new Flag(Level.L2, Duration.ofHours(2));
        }
        return new Flag(result.riskUnknown() ? Level.L1 : byBand, null);
    }
}
