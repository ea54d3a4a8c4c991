package cn.zhijia.events.calendar;

import java.util.UUID;

import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "CalendarFeedRenewalBody", examples = "{\"renewal\": \"0198c0de-0000-7000-8000-000000000019\"}")
record RenewalBody(
        @NotNull @Schema(required = true, description = "Made by the client for each renewal: its repeat does not renew again, and does not tell the key again.") UUID renewal) {
}
