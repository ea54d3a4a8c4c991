package cn.zhijia.events;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.time.Duration;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.events.cast.Cast;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.testing.TestDatabase;
import cn.zhijia.kit.testing.matrix.Matrix;
import cn.zhijia.kit.testing.matrix.Table;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class RoleMatrixTest {

    @Inject
    DatabaseClock clock;

    @TestHTTPResource("/")
    URI service;

    @AfterEach
    void real_time() {
        clock.shift(Duration.ZERO);
    }

    @Test
    void every_operation_answers_every_role_as_the_table_says() throws Exception {
        var matrix = new Matrix(service, Table.read("/role-matrix.txt"), Cast.UNION, new Cast(clock));
        assertEquals("", String.join("\n", matrix.differences()));
    }
}
