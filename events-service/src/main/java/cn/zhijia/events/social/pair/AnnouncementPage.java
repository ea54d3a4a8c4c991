package cn.zhijia.events.social.pair;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "SocialAnnouncementPage")
record AnnouncementPage(@Schema(required = true, maxItems = 100) List<AnnouncementView> items,
        @Schema(maxLength = 1000, description = "Pass as cursor for the next page; absent on the last.") String next) {
}
