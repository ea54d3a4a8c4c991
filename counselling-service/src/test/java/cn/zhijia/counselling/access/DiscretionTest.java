package cn.zhijia.counselling.access;

import static cn.zhijia.counselling.World.MONDAY;
import static cn.zhijia.counselling.World.as;
import static cn.zhijia.counselling.World.counsel;
import static cn.zhijia.counselling.World.itIs;
import static cn.zhijia.counselling.World.put;
import static cn.zhijia.counselling.World.someone;
import static cn.zhijia.counselling.note.Notes.path;
import static cn.zhijia.counselling.note.Notes.session;
import static cn.zhijia.counselling.note.Notes.sign;
import static cn.zhijia.counselling.note.Notes.supervisor;
import static cn.zhijia.counselling.note.Notes.write;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.jboss.logmanager.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.testing.Overheard;
import cn.zhijia.kit.testing.TestDatabase;
import cn.zhijia.kit.testing.Tokens;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** No log line of a run says a name, a telephone number, or a word of what was written. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class DiscretionTest {

    private static final String NAME = "欧阳岫云", PHONE = "13912345678", NOTE = "梧桐雨夜";
    private static final String REASON = "渡口孤舟", REMARK = "霜降鸣钟", TEXT = NOTE + "，电话" + PHONE + "，" + NAME;
    private static final String[] SECRETS = { NAME, PHONE, NOTE, REASON, REMARK };

    @Inject
    DatabaseClock clock;

    @AfterEach
    void real_time() {
        clock.shift(Duration.ZERO);
    }

    @Test
    void what_is_written_read_refused_and_broken_leaves_no_word_in_any_log() {
        itIs(clock, MONDAY);
        var lin = counsel();
        String name = someone();
        var id = session(clock, lin, name, "2026-03-03T01:00:00Z");
        String me = Tokens.member(name, "shouer").with("name", NAME).sign();
        String duty = Tokens.person(someone(), "duty-officer").sign();
        String access = "/v1/audit/break-glass/" + UUID.randomUUID();
        try (var log = new Overheard(Level.DEBUG)) {
            as(me).get("/v1/me/access-log").then().statusCode(200);
            write(lin, id, 1, TEXT).then().statusCode(201);
            write(lin, id, 1, NOTE).then().statusCode(428);
            sign(lin, id, 1).then().statusCode(200);
            as(lin.token()).get(path(id, 1)).then().statusCode(200);
            put(duty, access, Map.of("memberNo", "T-" + name, "reason", REASON + "，需要了解安全计划")).then().statusCode(201);
            as(duty).get(path(id, 1)).then().statusCode(200);
            put(supervisor(someone()), access + "/review", Map.of("verdict", "JUSTIFIED", "remark", REMARK)).then()
                    .statusCode(200);
            as(me).get("/v1/me/access-log").then().statusCode(200);
            as(me).get("/v1/me/notices/counselling").then().statusCode(200);
            refused(lin.token(), path(id, 1));
            broken(lin.token(), id);
            Log.info("the end of the run");
            assertTrue(log.saying("the end of the run").size() == 1 && log.lines().size() > 10, "nothing was heard");
            assertTrue(!log.saying("Unexpected failure").isEmpty(), "nothing broke");
            assertEquals(List.of(), log.saying(SECRETS));
        }
    }

    private static void refused(String token, String path) {
        put(token, path, Map.of("text", TEXT.repeat(1_000))).then().statusCode(400);
        put(token, path, Map.of("text", TEXT, NOTE, PHONE)).then().statusCode(400);
        put(token, path, Map.of("text", List.of(TEXT))).then().statusCode(400);
        as(token).body("{\"text\": \"" + TEXT + "\"").put(path).then().statusCode(400);
        as(token).body("{\"text\": \"" + TEXT + "\u0001\"}").put(path).then().statusCode(400);
        put(token, path, Map.of("text", TEXT + "\u0000")).then().statusCode(400);
    }

    private static void broken(String token, UUID id) {
        sql("alter table audit add constraint no_more check (seq < 0) not valid");
        as(token).get(path(id, 1)).then().statusCode(500);
        put(token, path(id, 2), Map.of("text", TEXT)).then().statusCode(500);
        sql("alter table audit drop constraint no_more");
        sql("alter table note disable trigger note_signed");
        sql("update note set edition = 9 where appointment_id = '" + id + "'");
        as(token).get(path(id, 1)).then().statusCode(500);
        sql("update note set edition = 1 where appointment_id = '" + id + "'");
        sql("alter table note enable trigger note_signed");
    }

    private static void sql(String sql) {
        QuarkusTransaction.requiringNew().run(() -> BreakGlass.getEntityManager().createNativeQuery(sql).executeUpdate());
    }
}
