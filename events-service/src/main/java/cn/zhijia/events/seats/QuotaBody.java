package cn.zhijia.events.seats;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "QuotaBody", examples = "{\"size\": 20, \"waitlistSize\": 10}")
record QuotaBody(
        @Min(0) @Max(1_000_000) @Schema(examples = "20", description = "Seats; 0 is closed, absent is unlimited.") Integer size,
        @Min(0) @Max(1_000_000) @Schema(examples = "10", description = "How many may wait; 0 for no waitlist, absent is unlimited.") Integer waitlistSize,
        @Schema(description = "Accept a size below the seats in use; nobody is promoted until it fits.") Boolean allowOversubscribed) {
}
