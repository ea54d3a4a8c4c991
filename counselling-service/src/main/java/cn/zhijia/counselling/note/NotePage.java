package cn.zhijia.counselling.note;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "NotePage")
record NotePage(@Schema(required = true, maxItems = 100) List<NoteView> items,
        @Schema(maxLength = 500, description = "Pass as cursor for the next page; absent on the last.") String next) {
}
