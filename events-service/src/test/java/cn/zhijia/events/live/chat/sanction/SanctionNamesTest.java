package cn.zhijia.events.live.chat.sanction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** A log that was begun before it kept names. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SanctionNamesTest {

    private static final String BEFORE = "20";
    private static final String WITH_NAMES = "22";
    private static final String AN_ENTRY = """
            insert into person (id, sub, member_no, name) values
                ('00000000-0000-7000-8000-000000000001', 'a', 'M-1', '甲'), ('00000000-0000-7000-8000-000000000002', 'b', null, '乙');
            insert into livestream (id, version, union_id, title, starts_at, guests, state)
                values ('00000000-0000-7000-8000-000000000003', 0, 'shunyi', '普法直播', now(), true, 'SCHEDULED');
            insert into live_sanction (id, stream_id, person_id, level, immediately, reason, by_person_id, imposed_at)
                values (gen_random_uuid(), '00000000-0000-7000-8000-000000000003', '00000000-0000-7000-8000-000000000001',
                    'WARNING', false, '刷屏', '00000000-0000-7000-8000-000000000002', now())
            """;

    @Test
    void entries_from_before_take_the_names_of_today_and_are_closed_again() throws Exception {
        try (var postgres = EmbeddedPostgres.builder().setLocaleConfig("locale", "C").start();
                var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            migrate(postgres, BEFORE);
            statement.execute(AN_ENTRY);
            migrate(postgres, WITH_NAMES);
            try (var entry = statement.executeQuery("select member_no, name, by_member_no, by_name from live_sanction")) {
                assertTrue(entry.next());
                assertEquals("M-1 甲 null 乙",
                        entry.getString(1) + " " + entry.getString(2) + " " + entry.getString(3) + " " + entry.getString(4));
            }
            assertThrows(SQLException.class, () -> statement.execute("update live_sanction set name = ''"));
        }
    }

    private static void migrate(EmbeddedPostgres postgres, String version) {
        Flyway.configure().dataSource(postgres.getPostgresDatabase()).locations("classpath:db/kit", "classpath:db/migration")
                .target(version).load().migrate();
    }
}
