package cn.zhijia.counselling.waitlist;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where somebody stands who waits. CLOSED is one whose days have passed. */
@Schema(name = "WaitlistState")
enum EntryState {
    WAITING,
    OFFERED,
    SERVED,
    LEFT,
    CLOSED
}
