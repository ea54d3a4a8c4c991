package cn.zhijia.counselling.slot;

import java.time.Instant;
import java.util.UUID;

/**
 * A booking that stands in somebody's way, or a meeting of a group.
 *
 * @param counsellor null where no counsellor leads the meeting
 * @param room null unless on site
 * @param member whose it is; of a meeting the one who asks, null when it is none of theirs
 * @param freeAt end plus buffer; a meeting has none
 * @param active false for a session that is over: it frees its time but counts for the day
 * @param session a meeting is none: it does not count for the day
 */
record Taken(UUID counsellor, UUID room, UUID member, Instant start, Instant end, Instant freeAt, boolean active,
        boolean session) {
}
