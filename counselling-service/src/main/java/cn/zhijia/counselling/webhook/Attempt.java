package cn.zhijia.counselling.webhook;

import java.time.Duration;
import java.util.UUID;

/**
 * One attempt to make a call.
 *
 * @param number from 1
 * @param timestamp the database's time in seconds, never shifted: the receiver compares it with a clock of its own
 * @param age of what is told
 */
record Attempt(UUID id, String lane, String body, int number, long timestamp, Duration age) {
}
