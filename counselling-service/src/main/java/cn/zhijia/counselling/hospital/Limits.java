package cn.zhijia.counselling.hospital;

import java.time.Duration;

import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

import com.fasterxml.jackson.annotation.JsonFormat;

import cn.zhijia.kit.Refusal;

/**
 * How long a hospital may take for what, at one priority.
 *
 * @param delivered T0: until its system has been reached
 * @param received T1: until a named clinician has said that it is there
 * @param decided T2: until it is accepted or rejected
 * @param outcome T4: from the person's arrival until the outcome is reported
 */
@Embeddable
@Schema(name = "ReferralLimits", description = "ISO 8601 durations of whole seconds. Of ROUTINE, received and decided run on working days only (Asia/Shanghai), 24 hours each.")
public record Limits(
        @NotNull @DurationMin(seconds = 10) @DurationMax(days = 90) @Convert(converter = Seconds.class) @JsonFormat(shape = JsonFormat.Shape.STRING) @Schema(required = true, type = SchemaType.STRING, maxLength = 32, examples = "PT1M", description = "T0: until your system has been reached.") Duration delivered,
        @NotNull @DurationMin(seconds = 10) @DurationMax(days = 90) @Convert(converter = Seconds.class) @JsonFormat(shape = JsonFormat.Shape.STRING) @Schema(required = true, type = SchemaType.STRING, maxLength = 32, examples = "PT5M", description = "T1: until a named clinician has received it.") Duration received,
        @NotNull @DurationMin(seconds = 10) @DurationMax(days = 90) @Convert(converter = Seconds.class) @JsonFormat(shape = JsonFormat.Shape.STRING) @Schema(required = true, type = SchemaType.STRING, maxLength = 32, examples = "PT15M", description = "T2: until it is accepted or rejected.") Duration decided,
        @NotNull @DurationMin(seconds = 10) @DurationMax(days = 90) @Convert(converter = Seconds.class) @JsonFormat(shape = JsonFormat.Shape.STRING) @Schema(required = true, type = SchemaType.STRING, maxLength = 32, examples = "PT24H", description = "T4: from arrival until the outcome is reported.") Duration outcome) {

    void check(String pointer) {
        whole(pointer + "/delivered", delivered);
        whole(pointer + "/received", received);
        whole(pointer + "/decided", decided);
        whole(pointer + "/outcome", outcome);
    }

    private static void whole(String pointer, Duration limit) {
        if (limit.getNano() != 0) {
            throw Refusal.field(pointer, "not-a-whole-second");
        }
    }
}
