package cn.zhijia.events.checkin.ticket;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a gate is told. The first that is true, in this order. */
@Schema(name = "ScanVerdict", description = "The first that is true, in this order; all but ADMITTED mean: do not let in. ID_IN_USE only in a batch, for a scanId that was sent with other content: nothing was written down. Extensible.")
public enum Verdict {
    ID_IN_USE,
    INVALID_SIGNATURE,
    WRONG_EVENT,
    REVOKED,
    CANCELLED,
    WAITLISTED,
    NOT_YET,
    TOO_LATE,
    DUPLICATE,
    ADMITTED
}
