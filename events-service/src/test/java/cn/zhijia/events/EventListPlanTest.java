package cn.zhijia.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import cn.zhijia.kit.testing.TestDatabase;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Twenty thousand events of ten years, half of them over: no filter may read them all. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayNameGeneration(ReplaceUnderscores.class)
class EventListPlanTest {

    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    @Inject
    EntityManager database;
    @Inject
    AgroalDataSource source;

    @BeforeAll
    void many_events() {
        run("""
                insert into event (id, version, union_id, title, kind, description, starts_at, ends_at, zone, audience_rule, tags,
                    needs_approval, state, revision)
                select gen_random_uuid(), 0, 'plan' || n % 200, case when n % 1000 = 0 then '巴林特小组 ' else '职工生日会 ' end || n,
                    case when n % 500 = 0 then 'READING_CLUB' else 'BIRTHDAY' end,
                    case when n % 6 = 0 then '心灵驿站里的读书活动 ' else '心灵驿站里的活动 ' end || n,
                    now() + (n - 10000) * interval '4 hours', now() + (n - 10000) * interval '4 hours' + interval '2 hours',
                    'Asia/Shanghai', 'EVERYBODY', array['plan', 'tag' || n % 500], false,
                    case when n % 100 = 1 then 'DRAFT' else 'PUBLISHED' end, 1
                from generate_series(1, 20000) n""");
        run("insert into quota (id, version, event_id, size, open) select gen_random_uuid(), 0, id, 20, true from event where union_id like 'plan%'");
        run("analyze event");
        run("analyze quota");
    }

    @AfterAll
    void as_before() {
        run("delete from quota q using event e where e.id = q.event_id and e.union_id like 'plan%'");
        run("delete from event where union_id like 'plan%'");
        run("vacuum analyze event");
        run("vacuum analyze quota");
    }

    @Test
    void every_filter_has_its_index() {
        uses("event_in_time", filter(null, null, null, null, null, null, null));
        uses("event_of_union", filter("plan7", null, null, null, null, null, null));
        uses("event_of_kind", filter(null, Kind.READING_CLUB, null, null, null, null, null));
        uses("event_tags", filter(null, null, "tag7", null, null, null, null));
        uses("event_in_time", filter(null, null, "plan", null, null, null, null)); // nearly all have it: the first will do
        uses("event_text", filter(null, null, null, "巴林特", null, null, null));
        uses("event_text", filter(null, null, null, "特小", null, null, null));
        uses("event_text", filter(null, null, null, "没有的", null, null, null));
        uses("event_in_time", filter(null, null, null, "读书", null, null, true)); // many have it: the next will do
        uses("event_length", filter(null, null, null, null, NOW, null, null));
        uses("event_in_time", filter(null, null, null, null, NOW, NOW.plus(30, ChronoUnit.DAYS), null));
        uses("event_in_time", filter(null, null, null, null, null, NOW, null));
        uses("event_in_time", filter(null, null, null, null, null, null, true));
        uses("event_in_time", filter(null, null, null, null, null, null, false));
        uses("event_parts", new EventFilter(null, null, null, null, null, null, null, UUID.randomUUID()));
        uses("event_of_union", filter("plan7", Kind.BIRTHDAY, null, null, NOW, null, true));
        uses("event_of_kind", filter(null, Kind.READING_CLUB, null, null, NOW, null, true));
    }

    @Test
    void a_page_costs_no_more_than_it_shows() {
        for (var filter : new EventFilter[] { filter(null, null, null, null, NOW, null, null),
                filter(null, null, null, null, null, null, true), filter("plan7", null, null, null, null, null, null),
                filter(null, Kind.READING_CLUB, null, null, null, null, null),
                filter(null, null, null, "没有的", null, null, null) }) {
            var plan = explained(filter, "explain (analyze, timing off, summary off) ", Set.of("bus"));
            plan.lines().filter(line -> line.contains("Rows Removed by Filter")).forEach(
                    line -> assertTrue(Integer.parseInt(line.replaceAll("\\D", "")) < 100, filter + "\n" + plan));
        }
    }

    @Test
    void short_words_of_any_language_are_found_and_no_others() {
        for (var text : new String[] { "巴", "巴林", "巴林特小组 1000", "会 17", "7", "驿站里" }) {
            long listed = count(text);
            assertEquals(database.createNativeQuery("""
                    select count(*) from event where union_id like 'plan%' and state <> 'DRAFT'
                    and lower(title || ' ' || description) like '%' || lower(:text) || '%'""", Long.class)
                    .setParameter("text", text).getSingleResult(), listed, text);
            assertTrue(listed > 0, text);
        }
    }

    /** A single character beside the pairs would tell the planner of fewer events than there are. */
    @Test
    void words_are_sought_by_their_pairs_alone() {
        assertEquals("读书,书会", database.createNativeQuery("select array_to_string(event_grams_sought('读书会'), ',')", String.class)
                .getSingleResult());
    }

    private long count(String text) {
        return QuarkusTransaction.requiringNew().call(() -> filter(null, null, null, text, null, null, null)
                .events(null, 30_000, Set.of()).events().stream().filter(e -> e.unionId.startsWith("plan")).count());
    }

    private void uses(String index, EventFilter filter) {
        for (Set<String> organized : List.of(Set.<String> of(), Set.of("bus"))) {
            var plan = explained(filter, "explain ", organized);
            assertFalse(plan.contains("Seq Scan on event"), filter + "\n" + plan);
            assertTrue(plan.contains(index), filter + "\n" + plan);
        }
    }

    private String explained(EventFilter filter, String explain, Set<String> organized) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var values = new HashMap<String, Object>();
            var query = database.createNativeQuery(explain + filter.checked().sql(values, null, organized), String.class)
                    .setParameter("limit", 21);
            values.forEach(query::setParameter);
            return String.join("\n", query.getResultList().stream().map(String::valueOf).toList());
        });
    }

    /** In bulk: without the limits of a request, and without a look at every reference. */
    private void run(String sql) {
        try (var connection = source.getConnection(); var statement = connection.createStatement()) {
            statement.execute("set statement_timeout = 0");
            statement.execute("set session_replication_role = replica");
            statement.execute(sql);
            statement.execute("reset session_replication_role");
            statement.execute("reset statement_timeout");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static EventFilter filter(String union, Kind kind, String tag, String text, Instant from, Instant to,
            Boolean open) {
        return new EventFilter(union, kind, tag, text, from, to, open, null);
    }
}
