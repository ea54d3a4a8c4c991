package cn.zhijia.events.games;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far a meet is; each follows the one before. */
@Schema(name = "MeetState")
public enum MeetState {
    /** Teams, athletes, disciplines and entries may change. */
    ENTRIES,
    /** Entries stand: brackets are drawn. */
    CLOSED,
    /** Attempts and matches are recorded. */
    RUNNING,
    /** Everything has been contested: protests are heard, lots drawn. */
    PROVISIONAL,
    /** Published: what changes is a correction, a new edition. */
    OFFICIAL
}
