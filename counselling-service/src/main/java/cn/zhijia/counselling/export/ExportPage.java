package cn.zhijia.counselling.export;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "CounsellingExport")
record ExportPage(@Schema(required = true, maxItems = 100) List<Item> items,
        @Schema(maxLength = 500, description = "Pass as cursor for the next page; absent on the last.") String next) {

    @Schema(name = "CounsellingExportItem")
    record Item(@Schema(required = true, maxLength = 32, examples = "appointments", description = "Extensible.") String chapter,
            @Schema(required = true, type = SchemaType.OBJECT, maxProperties = 100, additionalProperties = Schema.True.class, description = "As the same thing is read elsewhere.") Object data) {

        @Override
        public String toString() {
            return "CounsellingExportItem of " + chapter; // never what it says
        }
    }
}
