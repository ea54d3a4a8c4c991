package cn.zhijia.counselling.roster;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.kit.Refusal;

@Schema(name = "RosterExceptionBody", examples = "{\"zone\": \"Asia/Shanghai\", \"hours\": [{\"starts\": \"14:00:00\", \"ends\": \"17:00:00\", \"modalities\": [\"VIDEO\"]}]}")
record ExceptionBody(
        @NotNull @Pattern(regexp = "Asia/Shanghai") @Schema(required = true, examples = "Asia/Shanghai") String zone,
        @NotNull @Size(max = 10) @Schema(required = true, description = "The hours of this day; none: a day off.") List<@NotNull @Valid WorkHours> hours) {

    void check() {
        for (int i = 0; i < hours.size(); i++) {
            hours.get(i).check("/hours/" + i);
            if (hours.subList(0, i).stream().anyMatch(hours.get(i)::overlaps)) {
                throw Refusal.field("/hours/" + i, "hours-overlap");
            }
        }
    }
}
