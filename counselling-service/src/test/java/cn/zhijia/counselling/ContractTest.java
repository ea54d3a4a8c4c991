package cn.zhijia.counselling;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.kit.testing.House;
import cn.zhijia.kit.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ContractTest {

    @Test
    void the_contract_describes_every_operation_under_a_name_of_its_own() {
        Map<String, Map<String, Map<String, Object>>> paths = given().queryParam("format", "json").get("/openapi").then()
                .statusCode(200).extract().path("paths");
        var ids = new HashSet<String>();
        int operations = 0;
        for (var path : paths.values()) {
            for (var method : List.of("get", "put", "post", "delete")) {
                var operation = path.get(method);
                if (operation != null) {
                    operations++;
                    ids.add((String) operation.get("operationId"));
                    assertTrue(operation.containsKey("summary") && operation.containsKey("description"),
                            operation.toString());
                    assertSchemas(operation);
                }
            }
        }
        assertEquals(House.operations(Path.of("target/classes")), operations);
        assertEquals(operations, ids.size());
    }

    @SuppressWarnings("unchecked")
    private static void assertSchemas(Map<String, Object> operation) {
        ((Map<String, Map<String, Object>>) operation.get("responses")).forEach((status, answer) -> assertTrue(
                List.of("204", "304").contains(status) || answer.get("content") instanceof Map<?, ?> content
                        && content.values().stream().allMatch(c -> ((Map<String, ?>) c).get("schema") != null)
                        && !content.isEmpty(),
                operation.get("operationId") + " " + status));
    }
}
