package cn.zhijia.events.imports;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.events.registration.Entry;

/** What became of a row. */
@Schema(name = "ImportVerdict", description = "What became of a row. Extensible.")
enum Verdict {
    REGISTERED,
    WAITLISTED,
    PENDING_APPROVAL,
    ALREADY_REGISTERED,
    REFUSED;

    static Verdict of(Entry entry) {
        if (!entry.made()) {
            return ALREADY_REGISTERED;
        }
        return switch (entry.state()) {
            case WAITLISTED -> WAITLISTED;
            case PENDING_APPROVAL -> PENDING_APPROVAL;
            default -> REGISTERED;
        };
    }
}
