package cn.zhijia.kit;

import jakarta.inject.Singleton;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;

/**
 * Requests are counted by the template of their operation, and one that is refused before it has reached an operation (405 and
 * the like) by the beginning of its path only: what follows are the ids of people and things, as many as anybody cares to
 * invent.
 */
@Singleton
class CountedPaths implements MeterFilter {

    private static final String PATH = "uri";

    @Override
    public Meter.Id map(Meter.Id id) {
        var path = id.getTag(PATH);
        return path == null || !id.getName().startsWith("http.server.") || path.contains("{") || answered(id) ? id
                : id.replaceTags(
                        id.getTags().stream().map(tag -> tag.getKey().equals(PATH) ? Tag.of(PATH, beginning(path)) : tag)
                                .toList());
    }

    /** By an operation, whose template may have no parameters. What OPTIONS answers is nobody's. */
    private static boolean answered(Meter.Id id) {
        var outcome = id.getTag("outcome");
        return !"OPTIONS".equals(id.getTag("method")) && ("SUCCESS".equals(outcome) || "REDIRECTION".equals(outcome));
    }

    /** {@code /v1/events/**} of all that lies deeper. */
    private static String beginning(String path) {
        return path.replaceFirst("^(/[^/]*/[^/]*)/.*$", "$1/**");
    }
}
