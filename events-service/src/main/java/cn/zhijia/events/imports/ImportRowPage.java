package cn.zhijia.events.imports;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "ImportRowPage")
record ImportRowPage(@Schema(required = true, maxItems = 100) List<ImportRowView> items,
        @Schema(maxLength = 1000, description = "Pass as cursor for the next page; absent on the last.") String next) {
}
