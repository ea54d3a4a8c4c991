package cn.zhijia.kit;

import java.util.regex.Pattern;

import jakarta.inject.Singleton;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;

/**
 * Requests are counted by the template of their operation. Where its path has no parameters, or a request has not reached an
 * operation (405 and the like), the path stands as it was sent: whole when it was answered, and when it was refused only its
 * beginning, for what follows may be the ids of people and things, as many as anybody cares to invent. So {@code
 * /v1/me/export/events} is counted whole when it succeeds, and as {@code /v1/me/**} when it fails.
 */
@Singleton
class CountedPaths implements MeterFilter {

    private static final String PATH = "uri";
    /** A whole segment: braces elsewhere may be what somebody sent. */
    private static final Pattern TEMPLATE = Pattern.compile("/\\{\\w+}(/|$)");

    @Override
    public Meter.Id map(Meter.Id id) {
        var path = id.getTag(PATH);
        return path == null || !id.getName().startsWith("http.server.") || TEMPLATE.matcher(path).find() || answered(id) ? id
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
