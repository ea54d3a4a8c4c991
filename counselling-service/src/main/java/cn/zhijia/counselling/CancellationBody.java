package cn.zhijia.counselling;

import java.util.UUID;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why an appointment is cancelled: seen by the member and the counsellor only, never by a union. */
@Schema(name = "CancellationBody", examples = "{\"attempt\": \"0198c0de-0000-7000-8000-000000000041\", \"reason\": \"WORK\", \"text\": \"临时值班\"}")
record CancellationBody(
        @Schema(description = "Chosen by the client, new for every cancellation: a late repeat of an earlier one changes nothing. Required once a supervisor had the appointment go on.") UUID attempt,
        @NotNull @Schema(required = true, examples = "WORK") Reason reason,
        @Size(max = 200) @Schema(description = "A few words, if the code does not say it; sealed with the member's key.") String text) {

    @Schema(name = "CancellationReason")
    enum Reason {
        ILLNESS,
        CRISIS,
        WORK,
        FAMILY,
        NO_LONGER_NEEDED,
        COUNSELLOR_ABSENT,
        STATION_CLOSED,
        OTHER;

        /** Whether it is no fault of anybody's, however late. */
        boolean excuses() {
            return this == ILLNESS || this == CRISIS;
        }
    }
}
