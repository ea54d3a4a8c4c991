package cn.zhijia.events;

import static cn.zhijia.events.Stage.EVENT;
import static cn.zhijia.events.Stage.event;
import static cn.zhijia.events.Stage.organizer;
import static cn.zhijia.events.Stage.register;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.kit.testing.TestDatabase;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class LongListTest {

    private static final int ROWS = 10_000;

    @Inject
    AgroalDataSource database;

    @Test
    void ten_thousand_registrations_are_paged_without_gap_or_repeat_while_more_come() throws SQLException {
        var event = event(-1);
        fill(event);
        var seen = new HashSet<String>();
        String cursor = null;
        int pages = 0;
        do {
            var call = organizer().queryParam("limit", 100);
            var page = (cursor == null ? call : call.queryParam("cursor", cursor)).get(EVENT + "/registrations", event).then()
                    .statusCode(200).extract();
            for (var number : page.<List<String>> path("items.memberNo")) {
                assertTrue(seen.add(number), "twice: " + number);
            }
            cursor = page.path("next");
            if (pages++ % 10 == 0) {
                register("newcomer" + pages, event).statusCode(201);
            }
        } while (cursor != null);
        assertEquals(ROWS, seen.stream().filter(n -> n.startsWith("L-")).count());
        assertTrue(seen.contains("T-newcomer1") && seen.contains("T-newcomer91"), "who came in time is missing");
        Stage.audited(event);
    }

    /** A third joined in the very same microsecond, so that the order among them is by id. */
    private void fill(UUID event) throws SQLException {
        try (var connection = database.getConnection(); var statement = connection.createStatement()) {
            statement.execute("insert into person (id, member_no) select gen_random_uuid(), 'L-' || n from generate_series(1, "
                    + ROWS + ") n on conflict do nothing");
            statement.execute("""
                    insert into registration (id, event_id, quota_ids, holds, person_id, attempt, state, joined_at,
                        agreed_revision, asked_revision)
                    select gen_random_uuid(), '%1$s', array[cast('%1$s' as uuid)], true, p.id, gen_random_uuid(), 'CONFIRMED',
                        now() - case when substr(p.member_no, 3)::int %% 3 = 0 then interval '1 hour'
                            else substr(p.member_no, 3)::int * interval '1 second' end, 1, 1
                    from person p where p.member_no like 'L-%%'
                    """.formatted(event));
            statement.execute("update quota set used = " + ROWS + " where event_id = '" + event + "'");
        }
    }
}
