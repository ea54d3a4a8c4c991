package cn.zhijia.education;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.kit.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ContractTest {

    @Test
    void every_operation_has_its_own_id_and_a_summary_and_every_model_has_a_plain_name() {
        var contract = given().accept("application/json").get("/openapi").then().statusCode(200).extract().jsonPath();
        var ids = new HashSet<Object>();
        int operations = 0;
        for (var path : contract.<String, Map<String, Object>> getMap("paths").values()) {
            for (var operation : path.entrySet()) {
                if (operation.getValue() instanceof Map<?, ?> said && said.containsKey("operationId")) {
                    operations++;
                    ids.add(said.get("operationId"));
                    assertTrue(said.containsKey("summary"), () -> said + " has no summary");
                }
            }
        }
        assertEquals(operations, ids.size());
        assertTrue(operations >= 20, "operations: " + operations);
        var plain = contract.<String, Object> getMap("components.schemas").keySet().stream()
                .filter(name -> !name.matches("[A-Z][A-Za-z]+") || name.endsWith("Body") || name.endsWith("View")).toList();
        assertEquals(List.of(), plain);
    }
}
