package cn.zhijia.events.live.visit.batch;

/**
 * A visit's running total of likes that stands.
 *
 * @param clipped whether more was sent than is taken
 */
public record Liked(int count, boolean clipped) {
}
