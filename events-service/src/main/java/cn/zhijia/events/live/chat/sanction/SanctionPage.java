package cn.zhijia.events.live.chat.sanction;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "ChatSanctionPage")
record SanctionPage(@Schema(required = true, maxItems = 100) List<SanctionView> items,
        @Schema(maxLength = 1000, description = "Pass as cursor for the next page; absent on the last.") String next) {
}
