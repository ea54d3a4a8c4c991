package cn.zhijia.education;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

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

    @TestHTTPResource("/")
    URI service;

    @Test
    void every_operation_answers_every_role_as_the_table_says() throws Exception {
        assertEquals("",
                String.join("\n", new Matrix(service, Table.read("/role-matrix.txt"), Cast.UNION, new Cast()).differences()));
    }
}
