package cn.zhijia.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CountedPathsTest {

    private static String counted(String path, String outcome) {
        var id = new Meter.Id("http.server.requests", Tags.of("method", "GET", "uri", path, "outcome", outcome), null, null,
                Meter.Type.TIMER);
        return new CountedPaths().map(id).getTag("uri");
    }

    @Test
    void an_operation_is_counted_by_its_template_however_it_ended() {
        for (var outcome : new String[] { "SUCCESS", "CLIENT_ERROR", "SERVER_ERROR" }) {
            assertEquals("/v1/meets/{id}/teams/{teamId}", counted("/v1/meets/{id}/teams/{teamId}", outcome));
            assertEquals("/v1/meets/{id}/standings", counted("/v1/meets/{id}/standings", outcome));
        }
    }

    @Test
    void without_parameters_only_what_was_answered_is_counted_by_its_whole_path() {
        assertEquals("/v1/me/export/events", counted("/v1/me/export/events", "SUCCESS"));
        assertEquals("/v1/me/**", counted("/v1/me/export/events", "CLIENT_ERROR"));
        assertEquals("/v1/meets", counted("/v1/meets", "CLIENT_ERROR"));
    }

    @Test
    void a_brace_within_a_segment_makes_no_template() {
        assertEquals("/v1/meets/**", counted("/v1/meets/an{1}", "CLIENT_ERROR"));
        assertEquals("/v1/meets/**", counted("/v1/meets/{an/teams", "CLIENT_ERROR"));
        assertEquals("/v1/meets/**", counted("/v1/meets/{}/teams", "CLIENT_ERROR"));
        assertEquals("/v1/calendar-feeds/{key}.ics", counted("/v1/calendar-feeds/{key}.ics", "SUCCESS"));
    }
}
