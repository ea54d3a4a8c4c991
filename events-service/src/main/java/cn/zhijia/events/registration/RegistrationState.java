package cn.zhijia.events.registration;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where a registration stands. */
@Schema(description = "Where a registration stands. OFFERED: seats are kept until offerExpiresAt, and wait to be accepted. Extensible.")
public enum RegistrationState {
    PENDING_APPROVAL,
    WAITLISTED,
    OFFERED,
    CONFIRMED,
    CANCELLED,
    DECLINED,
    OFFER_EXPIRED,
    REJECTED;

    /** Of a person's registrations for an event at most one is live. */
    boolean live() {
        return this == PENDING_APPROVAL || this == WAITLISTED || this == OFFERED || this == CONFIRMED;
    }
}
