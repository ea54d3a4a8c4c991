package cn.zhijia.education.catalogue;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "ProgrammePage")
record ProgrammePage(@Schema(required = true, maxItems = 100) List<ProgrammeView> items,
        @Schema(maxLength = 1000, description = "Pass as cursor for the next page; absent on the last.") String next) {
}
