package cn.zhijia.events.praise;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "PraisePage")
record PraisePage(@Schema(required = true, maxItems = 100) List<PraiseView> items,
        @Schema(maxLength = 1000, description = "Pass as cursor for the next page; absent on the last.") String next) {
}
