package cn.zhijia.events.live.visit.batch;

import java.time.Instant;
import java.util.UUID;

/**
 * The visit to go on with.
 *
 * @param likes its running total so far
 * @param created whether this very call made it
 */
public record Visited(UUID visit, Instant began, boolean replay, int likes, boolean created) {
}
