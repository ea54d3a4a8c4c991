package cn.zhijia.events.checkin.record;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why somebody who was let in should perhaps not have been. */
@Schema(name = "CheckInConflictReason", description = "DUPLICATE: was inside already, by another entry. CLOCK_OFF: the device's time is not to be trusted. The others: what the gate would have been told, had it asked. Extensible.")
enum ConflictReason {
    DUPLICATE,
    CLOCK_OFF,
    REVOKED,
    CANCELLED,
    WAITLISTED,
    NOT_YET,
    TOO_LATE
}
