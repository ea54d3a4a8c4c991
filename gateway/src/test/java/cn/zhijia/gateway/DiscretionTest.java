package cn.zhijia.gateway;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.kit.testing.TestKeys;
import cn.zhijia.kit.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

/** What the gateway writes down about its callers: nothing that names them. */
@QuarkusTest
@QuarkusTestResource(FakeOrigin.class)
@QuarkusTestResource(TestKeys.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class DiscretionTest {

    private static final String MEMBER = Tokens.member("an", "shouer").sign();

    @TestHTTPResource(value = "metrics", management = true)
    URI metrics;

    @Test
    void the_access_log_names_no_member_and_keeps_no_query() throws InterruptedException {
        var log = Logger.getLogger("io.quarkus.http.access-log");
        var lines = new CopyOnWriteArrayList<String>();
        var listener = new Listener(lines);
        log.addHandler(listener);
        try {
            given().auth().oauth2(MEMBER).header("X-Logged-Path", "/forged")
                    .get("/v1/events/e1/registrations/M-123?text=secret")
                    .then().statusCode(200);
            for (int i = 0; i < 100 && lines.isEmpty(); i++) {
                Thread.sleep(20); // written after the answer has gone
            }
        } finally {
            log.removeHandler(listener);
        }
        String all = String.join("\n", lines);
        assertTrue(all.contains("GET /v1/events/e1/registrations/* 200"), all);
        assertFalse(all.contains("M-123") || all.contains("secret") || all.contains("forged") || all.contains("Bearer"), all);
    }

    @Test
    void metrics_count_by_the_kind_of_address_and_name_nobody() {
        given().auth().oauth2(MEMBER).get("/v1/events/e1/registrations/M-123?text=secret").then().statusCode(200);
        given().get("/v1/calendar-feeds/key-456").then().statusCode(200);
        String all = given().get(metrics).then().statusCode(200).extract().asString();
        assertTrue(all.contains("uri=\"/v1/events\"") && all.contains("uri=\"/v1/calendar-feeds\""), all);
        assertFalse(all.contains("M-123") || all.contains("secret") || all.contains("key-456"), all);
    }

    private static final class Listener extends Handler {

        private final List<String> lines;

        Listener(List<String> lines) {
            this.lines = lines;
        }

        @Override
        public void publish(LogRecord line) {
            lines.add(line.getMessage());
        }

        @Override
        public void flush() {
            // nothing is held
        }

        @Override
        public void close() {
            // nothing is held
        }
    }
}
