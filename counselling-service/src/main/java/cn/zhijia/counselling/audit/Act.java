package cn.zhijia.counselling.audit;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What was done with a person's data; a room adds its own. Names are kept for ever and mean one thing. */
@Schema(name = "AuditAct", description = "Extensible: show the name of an act you do not know.")
public enum Act {
    NOTE_WRITTEN,
    NOTE_SIGNED,
    NOTE_READ,
    NOTES_LISTED,
    NOTE_RELEASED,
    NOTE_RELEASE_ENDED,
    BREAK_GLASS_OPENED,
    BREAK_GLASS_READ,
    BREAK_GLASS_REVIEWED,
    RESPONSE_ASKED,
    RESPONSE_READ,
    RESPONSE_SHARED,
    RESPONSE_SHARING_WITHDRAWN,
    CASE_OPENED,
    CASE_JOINED,
    CASE_READ,
    CASE_ACKNOWLEDGED,
    CASE_CALLED_BACK,
    CASE_ASSESSED,
    CASE_NOT_ASSESSABLE,
    CASE_PLANNED,
    CASE_REFERRED,
    CASE_FOLLOWED_UP,
    CASE_DISCLOSED,
    CASE_CLOSING_PROPOSED,
    CASE_CLOSED,
    CONTACT_WRITTEN,
    CONTACT_READ,
    CONTACT_FOUND,
    CONSENT_GIVEN,
    CONSENT_WITHDRAWN,
    EXPORTED,
    ERASURE_REQUESTED,
    ERASURE_TAKEN_BACK,
    ERASURE_RESTRICTED,
    ERASED,
    APPOINTMENT_READ,
    QUOTA_CHANGED,
    DISPUTE_READ,
    DISPUTE_DECIDED,
    APPOINTMENT_REINSTATED
}
