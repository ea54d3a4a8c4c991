package cn.zhijia.counselling.waitlist;

import java.util.UUID;

import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "AppointmentOfferBody", examples = "{\"offer\": \"0198c0de-0000-7000-8000-00000000000b\"}")
record OfferBody(
        @NotNull @Schema(required = true, description = "As the entry shows it: an answer to an earlier offer does not touch a later one.") UUID offer) {
}
