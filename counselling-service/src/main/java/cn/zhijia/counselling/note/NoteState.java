package cn.zhijia.counselling.note;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "NoteState", description = "What is SIGNED stays as it is, and is amended by the next version.")
enum NoteState {
    DRAFT,
    SIGNED
}
