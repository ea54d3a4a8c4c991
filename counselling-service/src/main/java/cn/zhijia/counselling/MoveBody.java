package cn.zhijia.counselling;

import java.util.UUID;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.counselling.slot.Modality;

/** Where to move an appointment. A late repeat of an earlier attempt changes nothing. */
@Schema(name = "AppointmentMove", examples = "{\"attempt\": \"0198c0de-0000-7000-8000-000000000008\", \"slot\": \"AAAAAAAAQACAAAAAAAAAAQAAAABpqkAAAQ\", \"modality\": \"ON_SITE\"}")
record MoveBody(@NotNull @Schema(required = true, description = "Chosen by the client, new for every move.") UUID attempt,
        @NotBlank @Size(max = 64) @Schema(required = true, description = "From the list of slots.") String slot,
        @NotNull @Schema(required = true) Modality modality) {
}
