package cn.zhijia.events.games.protest;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "ProtestPage")
record ProtestPage(@Schema(required = true, maxItems = 100) List<ProtestView> items,
        @Schema(maxLength = 1000, description = "Pass as cursor for the next page; absent on the last.") String next) {
}
