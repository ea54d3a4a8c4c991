package cn.zhijia.education.term;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "TermPage")
record TermPage(@Schema(required = true, maxItems = 100) List<TermView> items,
        @Schema(maxLength = 1000, description = "Pass as cursor for the next page; absent on the last.") String next) {
}
