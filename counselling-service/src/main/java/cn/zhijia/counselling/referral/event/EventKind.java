package cn.zhijia.counselling.referral.event;

import java.util.Locale;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What has happened, from the hospital's point of view. */
@Schema(name = "ReferralEventKind", description = "Extensible: read the referral for a kind you do not know.")
public enum EventKind {
    /** You are asked. */
    REQUESTED,
    /** You are not asked any more: nobody will come, and nothing is to be done. */
    STAND_DOWN,
    /** You are asked to let go: confirm or refuse. */
    CANCEL_REQUESTED,
    /** The member has withdrawn the consent: what is written can no longer be read; confirm or refuse that you let go. */
    CONSENT_WITHDRAWN,
    /** What you answered by telephone was written down for you. */
    ANSWERED_BY_TELEPHONE,
    /** The outcome is overdue. */
    OUTCOME_DUE,
    /** There is a message. */
    MESSAGE,
    /** It should never have been. */
    CORRECTED;

    /** As Standard Webhooks wants it: {@code referral.stand_down}. */
    String type() {
        return "referral." + name().toLowerCase(Locale.ROOT);
    }

    /** Whether it is still true once the attempt is over. */
    boolean outlives() {
        return this == STAND_DOWN || this == CORRECTED;
    }
}
