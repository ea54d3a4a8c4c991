package cn.zhijia.events.social;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "SocialParticipantPage")
record ParticipantPage(@Schema(required = true, maxItems = 100) List<ParticipantView> items,
        @Schema(maxLength = 1000, description = "Pass as cursor for the next page; absent on the last.") String next) {
}
