package cn.zhijia.counselling.note;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "NoteList")
record NoteList(@Schema(required = true, maxItems = 50) List<NoteView> items) {
}
