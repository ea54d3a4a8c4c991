package cn.zhijia.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
