package cn.zhijia.counselling.roster;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.counselling.slot.Reach;
import cn.zhijia.kit.Refusal;

/** A counsellor's weekly rules, all of them: what is not here is not worked. */
@Schema(name = "RosterBody", examples = "{\"zone\": \"Asia/Shanghai\", \"rules\": [{\"weekday\": \"MONDAY\", \"hours\": {\"starts\": \"09:00:00\", \"ends\": \"12:00:00\", \"modalities\": [\"ON_SITE\"], \"roomId\": \"0198c0de-0000-7000-8000-000000000007\"}, \"effectiveFrom\": \"2026-11-30\"}]}")
record RosterBody(
        @NotNull @Pattern(regexp = "Asia/Shanghai") @Schema(required = true, examples = "Asia/Shanghai") String zone,
        @NotNull @Size(max = 100) @Schema(required = true) List<@NotNull @Valid Rule> rules) {

    /** Hours on one weekday, from one day on, to another (included) or for good. */
    @Schema(name = "RosterRule")
    record Rule(@NotNull @Schema(required = true) DayOfWeek weekday,
            @NotNull @Valid @Schema(required = true) WorkHours hours,
            @NotNull @Schema(required = true, examples = "2026-11-30") LocalDate effectiveFrom,
            @Schema(description = "The last day; absent: until further notice.") LocalDate effectiveTo) {

        private boolean collides(Rule other) {
            return weekday == other.weekday && hours.overlaps(other.hours)
                    && (effectiveTo == null || !effectiveTo.isBefore(other.effectiveFrom))
                    && (other.effectiveTo == null || !other.effectiveTo.isBefore(effectiveFrom));
        }
    }

    void check() {
        for (int i = 0; i < rules.size(); i++) {
            var rule = rules.get(i);
            rule.hours.check("/rules/" + i + "/hours");
            Reach.check("/rules/" + i + "/effectiveFrom", rule.effectiveFrom);
            Reach.check("/rules/" + i + "/effectiveTo", rule.effectiveTo);
            if (rule.effectiveTo != null && rule.effectiveTo.isBefore(rule.effectiveFrom)) {
                throw Refusal.field("/rules/" + i + "/effectiveTo", "before-from");
            }
            if (rules.subList(0, i).stream().anyMatch(rule::collides)) {
                throw Refusal.field("/rules/" + i, "hours-overlap");
            }
        }
    }
}
