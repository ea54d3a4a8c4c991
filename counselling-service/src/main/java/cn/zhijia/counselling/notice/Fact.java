package cn.zhijia.counselling.notice;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a person is told; a room adds its own, with words under {@code notice.} in both languages. */
@Schema(name = "CounsellingNoticeFact", description = "Extensible: show text for a fact you do not know.")
public enum Fact {
    BREAK_GLASS_OPENED,
    BREAK_GLASS_REVIEWED,
    GROUP_SEAT_ASKED,
    GROUP_SEAT_APPROVED,
    GROUP_SEAT_REFUSED,
    GROUP_MEETING_PLANNED,
    GROUP_MEETING_MOVED,
    GROUP_MEETING_CANCELLED,
    /** For who leads it: the other leader is away. */
    GROUP_MEETING_LED_ALONE,
    HANDOVER_OFFERED,
    HANDED_OVER,
    /** For who is on duty: a case wants somebody; the thing is the case. */
    CRISIS_PAGE,
    /** For who is on duty: a referral wants somebody; the thing is the referral. */
    REFERRAL_PAGE,
    /** For who has requested it: a hospital has moved it; the thing is the referral. */
    REFERRAL_NEWS,
    /** For administrators: a shift of the next days has no duty officer; the thing is none that can be read. */
    ROSTER_GAP,
    /** For administrators: an account has a number that is another one's; the thing is the row of its person, without one. */
    NUMBER_CLASH,
    /** For administrators: a hospital's system wants no more calls; the thing is none that can be read. */
    HOSPITAL_UNREACHABLE,
    /** For the member: the case that is over can be read; the thing is the case. */
    CASE_CLOSED,
    ERASURE_RESTRICTED,
    FAMILY_ASKED,
    TIME_OFFERED,
    APPOINTMENT_DISPLACED,
    REMINDER_DAY,
    REMINDER_HOURS
}
