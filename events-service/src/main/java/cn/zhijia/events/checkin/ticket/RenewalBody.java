package cn.zhijia.events.checkin.ticket;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "TicketRenewalBody", examples = "{\"version\": 1}")
record RenewalBody(
        @NotNull @Min(1) @Max(1_000_000) @Schema(required = true, description = "The version that is given up: the one I have.") Integer version) {
}
