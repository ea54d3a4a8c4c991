package cn.zhijia.education;

import static cn.zhijia.education.Campus.ADMIN;
import static cn.zhijia.education.Campus.as;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import cn.zhijia.kit.testing.matrix.Call;
import cn.zhijia.kit.testing.matrix.Caller;
import cn.zhijia.kit.testing.matrix.Matrix;
import cn.zhijia.kit.testing.matrix.Operation;
import cn.zhijia.kit.testing.matrix.Role;

/** What the matrix is played with: a school, a programme of it, a term of the union that offers it, a member who applies. */
final class Cast implements Matrix.Objects {

    static final String UNION = "shunyi";

    private final UUID school = UUID.randomUUID();
    private final Map<String, String> schoolBody = Map.of("key", Caller.SCHOOL, "name", "国家开放大学");
    private int codes;

    Cast() {
        as(ADMIN).body(schoolBody).put("/v1/schools/{id}", school).then().statusCode(201);
    }

    @Override
    public void prepare(Operation operation, Call call) {
        if (operation.under("/v1/schools/{id}")) {
            call.path("id", school);
        } else if (operation.under("/v1/programmes/{id}")) {
            programme(operation, call);
        } else if (operation.under("/v1/quota-pools/{id}")) {
            pool(operation, call);
        } else if (operation.under("/v1/terms/{termId}/offerings")) {
            offering(operation, call);
        } else if (operation.under("/v1/terms/{id}")) {
            term(operation, call);
        } else if (operation.under("/v1/applications/{id}")) {
            application(operation, call);
        }
    }

    private void programme(Operation operation, Call call) {
        call.path("id", programme());
        if (operation.changes()) {
            call.body("school", school).body("code", "M" + ++codes);
        }
    }

    private UUID programme() {
        var id = UUID.randomUUID();
        as(ADMIN).body(Map.of("school", school, "code", "M" + ++codes, "name", "行政管理", "level", "BACHELOR"))
                .put("/v1/programmes/{id}", id).then().statusCode(201);
        return id;
    }

    private static void pool(Operation operation, Call call) {
        var campus = Campus.open(30);
        call.path("id", campus.termPool);
        if (operation.changes()) {
            Map.of("kind", "TERM", "term", campus.term, "quota", 31).forEach(call::body);
            call.body("level", null);
        }
    }

    private void offering(Operation operation, Call call) {
        var campus = Campus.open();
        UUID id = UUID.randomUUID(), programme = programme();
        as(ADMIN).body(Map.of("programme", programme)).put("/v1/terms/{term}/offerings/{id}", campus.term, id).then()
                .statusCode(201);
        call.path("termId", campus.term).path("id", id);
        if (operation.changes()) {
            call.body("programme", programme);
        }
    }

    private void term(Operation operation, Call call) {
        var campus = Campus.open();
        switch (operation.id()) {
            case "importTermHistory" -> history(campus, call);
            case "putTerm" -> campus.termBody(Map.of("name", "慧企学堂，改名")).forEach(call.path("id", campus.term)::body);
            default -> call.path("id", campus.term);
        }
    }

    /** Long ago, and of a union of its own: others count the terms of theirs. */
    private void history(Campus campus, Call call) {
        call.path("id", UUID.randomUUID()).body("union", "matrix").body("ordinal", campus.ordinal).body("year", 2009)
                .body("opened", "2009-02-17T01:00:00Z").body("firstFilled", "2009-02-22T08:30:00Z")
                .body("closed", "2009-02-28T10:00:00Z")
                .body("offerings", List.of(Map.of("id", UUID.randomUUID(), "programme", programme(), "enrolled", 100)));
    }

    private static void application(Operation operation, Call call) {
        var campus = Campus.open(30);
        var member = Caller.own(Role.MEMBER, UNION).token();
        var offering = campus.offering("BACHELOR");
        UUID id = UUID.randomUUID();
        campus.draft(member, id, offering).statusCode(201);
        call.path("id", id);
        if (operation.id().equals("putApplication")) {
            call.body("term", campus.term).body("choices", List.of(offering));
        }
    }
}
