package cn.zhijia.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import io.vertx.core.MultiMap;

@DisplayNameGeneration(ReplaceUnderscores.class)
class HygieneTest {

    @Test
    void only_what_is_on_the_list_passes() {
        var headers = MultiMap.caseInsensitiveMultiMap().add("accept", "application/json").add("X-User-Id", "1")
                .add("x_user_id", "1").add("X.Authenticated.User", "1")
                .add("Cookie", "a").add("authorization", "Bearer t").add("Upgrade", "websocket").add("TE", "trailers")
                .add("If-Match", "\"1\"");
        Hygiene.cleanRequest(headers, false);
        assertEquals(3, headers.size());
        assertTrue(headers.contains("Accept") && headers.contains("Authorization") && headers.contains("If-Match"));
    }

    @Test
    void a_cookie_goes_to_the_identity_provider_only() {
        var headers = MultiMap.caseInsensitiveMultiMap().add("Cookie", "a");
        Hygiene.cleanRequest(headers, true);
        assertTrue(headers.contains("Cookie"));
        Hygiene.cleanRequest(headers, false);
        assertFalse(headers.contains("Cookie"));
    }

    @Test
    void a_plain_path_needs_no_second_look_and_others_get_one() {
        for (String path : List.of("/", "/v1/events", "/v1/events/",
                "/v1/livestreams/0198c0de-0000-7000-8000-000000000001/visits",
                "/openapi.json", "/v1/A_b~c/x..y")) {
            assertTrue(Hygiene.plain(path), path);
        }
        for (String path : List.of("", "v1", "*", "//v1", "/v1//x", "/v1/./x", "/v1/../x", "/v1/.x", "/v1/x;a", "/v1/%2e",
                "/v1/a b",
                "/v1/a\\b", "/v1/a?b", "/v1/\u804c", "/v1/a:b", "http://x/v1")) {
            assertFalse(Hygiene.plain(path), path);
        }
    }

    @Test
    void patterns_are_whole_segments() {
        var one = PathPattern.of("GET /v1/terms/*/offerings");
        assertTrue(one.matches("GET", PathPattern.segments("/v1/terms/7/offerings")));
        assertTrue(one.matches("HEAD", PathPattern.segments("/v1/terms/7/offerings")));
        assertFalse(one.matches("PUT", PathPattern.segments("/v1/terms/7/offerings")));
        assertFalse(one.matches("GET", PathPattern.segments("/v1/terms/7/offerings/")));
        assertFalse(one.matches("GET", PathPattern.segments("/v1/terms/7/8/offerings")));
        var rest = PathPattern.of("* /auth/**");
        assertTrue(rest.matches("POST", PathPattern.segments("/auth/a/b")));
        assertFalse(rest.matches("POST", PathPattern.segments("/auth")));
    }
}
