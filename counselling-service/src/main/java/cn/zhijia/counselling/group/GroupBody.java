package cn.zhijia.counselling.group;

import java.time.LocalDate;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.counselling.slot.Reach;
import cn.zhijia.kit.Refusal;

/** What a union says about a group. */
@Schema(name = "GroupBody", examples = "{\"kind\": \"SUPPORT\", \"name\": \"护士支持小组\", \"union\": \"shouer\", \"min\": 4, \"max\": 10, \"leaders\": [{\"memberNo\": \"M-COUNSELLOR1\", \"training\": \"团体咨询带领者培训\"}], \"contract\": \"我承诺：组内所谈不外传，不记录，不录音。\"}")
record GroupBody(@NotNull @Schema(required = true) GroupKind kind,
        @NotBlank @Size(max = 100) @Schema(required = true, examples = "巴林特小组") String name,
        @NotBlank @Size(max = 64) @Schema(required = true, examples = "shouer", description = "The union that offers it.") String union,
        @NotNull @Min(2) @Max(30) @Schema(required = true, examples = "8", description = "It meets from this many seats taken on; 8 or more for BALINT.") Integer min,
        @NotNull @Min(2) @Max(30) @Schema(required = true, examples = "12", description = "Seats, beside those who lead; at most 12 for BALINT.") Integer max,
        @NotNull @Size(min = 1, max = 2) @Schema(required = true, description = "Trained; the first leads, the second helps.") List<@NotNull @Valid LeaderBody> leaders,
        @NotBlank @Size(max = 4000) @Schema(required = true, examples = "我承诺：组内所谈不外传，不记录，不录音。", description = "What everybody in the group signs; a changed text is signed anew.") String contract,
        @Schema(examples = "2026-12-01", description = "First day; today if absent. An earlier one is entered by the administrator, and the group is marked as history.") LocalDate since,
        @Schema(examples = "2027-06-30", description = "Last day; absent while it goes on.") LocalDate until) {

    private static final int BALINT_MIN = 8, BALINT_MAX = 12;

    /** Somebody who leads, with the training that entitles to. */
    @Schema(name = "GroupLeaderBody")
    record LeaderBody(
            @NotNull @Pattern(regexp = "[A-Za-z0-9-]{1,32}") @Schema(required = true, examples = "M-COUNSELLOR1") String memberNo,
            @NotBlank @Size(max = 100) @Schema(required = true, examples = "巴林特小组组长培训") String training) {
    }

    void check() {
        if (kind == GroupKind.BALINT && min < BALINT_MIN) {
            throw Refusal.field("/min", "balint-size");
        }
        if (kind == GroupKind.BALINT && max > BALINT_MAX) {
            throw Refusal.field("/max", "balint-size");
        }
        if (max < min) {
            throw Refusal.field("/max", "below-min");
        }
        if (leaders.stream().map(LeaderBody::memberNo).distinct().count() < leaders.size()) {
            throw Refusal.field("/leaders/1/memberNo", "twice");
        }
        Reach.check("/since", since);
        Reach.check("/until", until);
        if (since != null && until != null && until.isBefore(since)) {
            throw Refusal.field("/until", "before-from");
        }
    }
}
