package cn.zhijia.events.series;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "PLANNED: not within reach yet, so there is no event. SKIPPED: left out for a holiday. CANCELLED stays listed, as a tombstone. Extensible.")
enum OccurrenceState {
    PLANNED,
    SCHEDULED,
    SKIPPED,
    CANCELLED,
    COMPLETED
}
