package cn.zhijia.events.registration;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where a registration stands. */
@Schema(description = "Where a registration stands. Extensible.")
public enum RegistrationState {
    PENDING_APPROVAL,
    WAITLISTED,
    CONFIRMED,
    CANCELLED,
    REJECTED;

    /** Of a person's registrations for an event at most one is live. */
    boolean live() {
        return this != CANCELLED && this != REJECTED;
    }
}
