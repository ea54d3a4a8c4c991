package cn.zhijia.events.organizing;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "WaitlistPage")
record WaitlistPage(@Schema(required = true, description = "Freed seats are kept: nobody is promoted.") boolean paused,
        @Schema(required = true, maxItems = 100) List<ParticipantView> items,
        @Schema(maxLength = 1000, description = "Pass as cursor for the next page; absent on the last.") String next) {
}
