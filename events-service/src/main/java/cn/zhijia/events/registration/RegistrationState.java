package cn.zhijia.events.registration;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.kit.Refusal;

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

    /** Reads the filter {@code state} of a list. */
    public static RegistrationState fromString(String name) {
        try {
            return valueOf(name);
        } catch (IllegalArgumentException unknown) {
            throw Refusal.field("?state", "unreadable-value");
        }
    }
}
