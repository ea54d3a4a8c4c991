package cn.zhijia.events.line;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why somebody in the line has no seat yet. */
@Schema(name = "WaitReason", description = """
        QUOTA_FULL: the next seat that becomes free in these quotas goes to this entry. BEHIND_OTHERS: they are full, and others are earlier in the line. \
        PARTY_NEEDS_SEVERAL_SEATS: first in line, but full, and the whole party needs several seats at once: until it was passed often enough, smaller ones may go first. \
        OVERSUBSCRIBED: more seats are used than there are. PARTY_DOES_NOT_FIT: seats are free, but not enough for the whole party. \
        SEATS_KEPT_FOR_EARLIER_PARTY: the free seats are kept for a larger party that was passed often enough. PAUSED: the organizers paused promotion. \
        TOO_LATE_FOR_OFFERS: under 15 minutes would remain to accept. EVENT_STARTED: seats change hands no more. \
        ABOUT_TO_BE_PROMOTED: the next hand-over gives the seats. Extensible.""")
public enum Reason {
    QUOTA_FULL,
    PARTY_NEEDS_SEVERAL_SEATS,
    BEHIND_OTHERS,
    OVERSUBSCRIBED,
    PARTY_DOES_NOT_FIT,
    SEATS_KEPT_FOR_EARLIER_PARTY,
    PAUSED,
    TOO_LATE_FOR_OFFERS,
    EVENT_STARTED,
    ABOUT_TO_BE_PROMOTED
}
