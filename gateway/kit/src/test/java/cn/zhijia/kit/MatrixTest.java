package cn.zhijia.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.kit.testing.matrix.Caller;
import cn.zhijia.kit.testing.matrix.Comparison;
import cn.zhijia.kit.testing.matrix.Finding;
import cn.zhijia.kit.testing.matrix.Operation;
import cn.zhijia.kit.testing.matrix.Relation;
import cn.zhijia.kit.testing.matrix.Role;
import cn.zhijia.kit.testing.matrix.Table;

/** The matrix that every service is held against: it must be able to fail. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class MatrixTest {

    private static final String LINE = "getNote guest=1 counsellor=+4 organizer=+34 rest=3 # a remark";

    @Test
    void a_verdict_as_in_the_table_is_no_difference() {
        for (int status : List.of(200, 204, 304, 409, 412, 428)) {
            assertEquals(List.of(), differences(Role.COUNSELLOR, Relation.OWN, status));
        }
        assertEquals(List.of(), differences(Role.COUNSELLOR, Relation.OTHERS, 404));
        assertEquals(List.of(), differences(Role.COUNSELLOR, Relation.FOREIGN, 404));
        assertEquals(List.of(), differences(Role.ORGANIZER, Relation.OTHERS, 403));
        assertEquals(List.of(), differences(Role.ORGANIZER, Relation.FOREIGN, 404));
        assertEquals(List.of(), differences(Role.GUEST, Relation.OWN, 401));
        assertEquals(List.of(), differences(Role.DUTY_OFFICER, Relation.FOREIGN, 403));
    }

    @Test
    void a_wrong_verdict_names_operation_role_relation_and_both_verdicts() {
        assertEquals(List.of("getNote, counsellor others: expected HIDDEN, found ALLOWED (200)"),
                differences(Role.COUNSELLOR, Relation.OTHERS, 200));
        assertEquals(List.of("getNote, duty-officer own: expected FORBIDDEN, found HIDDEN (404)"),
                differences(Role.DUTY_OFFICER, Relation.OWN, 404));
        assertEquals(List.of("getNote, guest own: expected NO_TOKEN, found FORBIDDEN (403)"),
                differences(Role.GUEST, Relation.OWN, 403));
        assertEquals(List.of("getNote, counsellor own: expected ALLOWED, found FORBIDDEN (403)"),
                differences(Role.COUNSELLOR, Relation.OWN, 403));
    }

    @Test
    void an_answer_that_tells_nothing_about_access_passes_for_no_verdict() {
        for (int status : List.of(400, 405, 406, 415, 429, 500, 503)) {
            assertEquals(1, differences(Role.COUNSELLOR, Relation.OWN, status).size());
            assertEquals(1, differences(Role.COUNSELLOR, Relation.OTHERS, status).size());
        }
    }

    @Test
    void an_operation_without_a_line_and_a_line_without_an_operation_are_found() {
        var contract = List.of(operation("getNote"), operation("putNote"));
        assertEquals(List.of("putNote (GET /v1/notes/{id}) has no line", "getNotes has a line and is no operation"),
                Comparison.forgotten(contract, Table.of(LINE, "getNotes rest=+")));
        assertEquals(List.of(), Comparison.forgotten(contract, Table.of(LINE, "putNote rest=+")));
        assertEquals(List.of(), Comparison.forgotten(contract, Table.of(LINE, "putNote@draft rest=+")));
        assertEquals(List.of("getNote is in the contract twice"),
                Comparison.forgotten(List.of(operation("getNote"), operation("getNote")), Table.of(LINE)));
    }

    @Test
    void a_line_that_says_too_little_too_much_or_nothing_known_is_refused() {
        for (String wrong : List.of("getNote guest=1", "getNote guest=1 nurse=+ rest=3", "getNote guest=1 guest=3 rest=3",
                "getNote rest=3 rest=4", "getNote rest=2", "getNote rest=+434", "getNote", "getNote +")) {
            assertThrows(IllegalArgumentException.class, () -> Table.of("", wrong), wrong);
        }
        assertThrows(IllegalArgumentException.class, () -> Table.of(LINE, LINE));
    }

    private static List<String> differences(Role role, Relation relation, int status) {
        return Comparison.otherwise(List.of(new Finding("getNote", new Caller(role, relation, "bus"), status, "")),
                Table.of(LINE));
    }

    private static Operation operation(String id) {
        return new Operation(id, "", "GET", "/v1/notes/{id}", null, false);
    }
}
