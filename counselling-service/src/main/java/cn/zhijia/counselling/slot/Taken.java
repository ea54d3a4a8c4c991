package cn.zhijia.counselling.slot;

import java.time.Instant;
import java.util.UUID;

/**
 * A booking that stands in somebody's way.
 *
 * @param room null unless on site
 * @param freeAt end plus buffer
 * @param active false for a session that is over: it frees its time but counts for the day
 */
record Taken(UUID counsellor, UUID room, UUID member, Instant start, Instant end, Instant freeAt, boolean active) {
}
