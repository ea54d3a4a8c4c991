package cn.zhijia.counselling.crisis.step;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.kit.Refusal;

@Schema(name = "CrisisContactBody", examples = "{\"at\": \"2026-03-02T02:05:00Z\", \"reached\": true, \"note\": \"已通话，本人在家，有家人陪伴。\"}")
record ContactBody(
        @NotNull @Schema(required = true, description = "When it took place: not before the case was opened, and not in the future. What is asked for later is not done by it.") Instant at,
        @NotNull @Schema(required = true, description = "false: tried in vain, it is due again later.") Boolean reached,
        @NotBlank @Size(max = 2000) @Schema(required = true, minLength = 1, maxLength = 2000, description = "Sealed.") String note) {

    /** As the database keeps it. */
    Instant time() {
        return at.truncatedTo(ChronoUnit.MICROS);
    }

    void check(Instant opened, Instant now) {
        if (time().isBefore(opened)) {
            throw Refusal.field("/at", "before-the-case");
        }
        if (time().isAfter(now)) {
            throw Refusal.field("/at", "in-the-future");
        }
    }

    @Override
    public String toString() {
        return "ContactBody"; // never what it says
    }
}
