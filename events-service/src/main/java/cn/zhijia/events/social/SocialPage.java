package cn.zhijia.events.social;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "SocialPage")
record SocialPage(@Schema(required = true, maxItems = 100) List<SocialView> items,
        @Schema(maxLength = 1000, description = "Pass as cursor for the next page; absent on the last.") String next) {
}
