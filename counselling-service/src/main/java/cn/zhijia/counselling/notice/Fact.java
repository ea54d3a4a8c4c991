package cn.zhijia.counselling.notice;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a person is told; a room adds its own, with words under {@code notice.} in both languages. */
@Schema(name = "CounsellingNoticeFact", description = "Extensible: show text for a fact you do not know.")
public enum Fact {
    BREAK_GLASS_OPENED,
    BREAK_GLASS_REVIEWED,
    FAMILY_ASKED,
    TIME_OFFERED,
    APPOINTMENT_DISPLACED,
    REMINDER_DAY,
    REMINDER_HOURS
}
