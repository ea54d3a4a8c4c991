package cn.zhijia.events;

import java.time.Duration;
import java.time.format.DateTimeParseException;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

import cn.zhijia.kit.Refusal;

/**
 * How an event treats parties, offers and those who ask.
 *
 * @param maxParty people one registration may bring, the member included
 * @param maxPasses how often a party that does not fit lets others go first, before seats are kept for it
 * @param offerSeconds how long a promoted person may take to accept; null for no offers: promoted is confirmed
 * @param offerCutoffSeconds before the start, from which on no offer stands
 * @param approvalHolds who waits for an approval holds the seats meanwhile, if there are any
 */
@Embeddable
record Terms(@Column(name = "max_party") int maxParty, @Column(name = "max_passes") int maxPasses,
        @Column(name = "offer_seconds") Integer offerSeconds, @Column(name = "offer_cutoff_seconds") int offerCutoffSeconds,
        @Column(name = "approval_holds") boolean approvalHolds) {

    private static final Duration SHORTEST_OFFER = Duration.ofMinutes(15);
    private static final Duration LONGEST = Duration.ofDays(14);

    /** With what was left out filled in; refuses periods that cannot be. */
    static Terms checked(Integer maxParty, Integer maxPasses, String offerPeriod, String offerCutoff, Boolean approvalHolds) {
        return new Terms(maxParty == null ? 1 : maxParty, maxPasses == null ? 3 : maxPasses,
                offerPeriod == null ? null : seconds("/offerPeriod", offerPeriod, SHORTEST_OFFER),
                offerCutoff == null ? 3_600 : seconds("/offerCutoff", offerCutoff, Duration.ZERO),
                Boolean.TRUE.equals(approvalHolds));
    }

    String offerPeriod() {
        return offerSeconds == null ? null : Duration.ofSeconds(offerSeconds).toString();
    }

    String offerCutoff() {
        return Duration.ofSeconds(offerCutoffSeconds).toString();
    }

    private static int seconds(String pointer, String text, Duration least) {
        try {
            var duration = Duration.parse(text);
            if (duration.compareTo(least) >= 0 && duration.compareTo(LONGEST) <= 0) {
                return (int) duration.toSeconds();
            }
        } catch (DateTimeParseException e) {
            throw Refusal.field(pointer, "period-unreadable");
        }
        throw Refusal.field(pointer, "period-out-of-range");
    }
}
