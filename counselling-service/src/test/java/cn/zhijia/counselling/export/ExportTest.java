package cn.zhijia.counselling.export;

import static cn.zhijia.counselling.World.MONDAY;
import static cn.zhijia.counselling.World.as;
import static cn.zhijia.counselling.World.counsel;
import static cn.zhijia.counselling.World.itIs;
import static cn.zhijia.counselling.World.member;
import static cn.zhijia.counselling.World.put;
import static cn.zhijia.counselling.World.someone;
import static cn.zhijia.counselling.instrument.response.Sheet.given;
import static cn.zhijia.counselling.note.Notes.dutyOfficer;
import static cn.zhijia.counselling.note.Notes.session;
import static cn.zhijia.counselling.note.Notes.signed;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.testing.TestDatabase;
import cn.zhijia.kit.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ExportTest {

    private static final String MINE = "/v1/me/export/counselling", NINE = "2026-03-03T01:00:00Z";
    private static final String NOTE = "来访者提到姐姐的病情", PHONE = "13912345678";

    @Inject
    DatabaseClock clock;

    @Inject
    EntityManager database;

    @Inject
    @Any
    Instance<Chapter> chapters;

    private final String name = someone();
    private final String me = member(name);

    @BeforeEach
    void monday_morning() {
        itIs(clock, MONDAY);
    }

    @AfterEach
    void real_time() {
        clock.shift(Duration.ZERO);
    }

    @Test
    void everything_of_mine_is_there_once_on_pages_of_any_size_and_nothing_that_was_noted_about_me() {
        somethingOfEach();
        var whole = items(100);
        assertEquals(List.of("access-log", "appointments", "consents", "contact", "notices", "quota", "responses"),
                whole.stream().map(i -> i.get("chapter").toString()).distinct().toList());
        assertEquals(2, whole.stream().filter(i -> i.get("chapter").equals("responses")).count());
        String text = whole.toString();
        assertTrue(text.contains(PHONE) && text.contains("score=7"), text);
        assertFalse(text.contains(NOTE), "a counsellor's note");
        assertEquals(texts(whole).size(), whole.size(), "twice the same");
        for (int limit : List.of(1, 2, 3)) {
            var paged = items(limit);
            assertEquals(withoutExports(whole), withoutExports(paged), limit + " a page");
        }
    }

    @Test
    void of_others_there_is_nothing() {
        somethingOfEach();
        String other = member(someone());
        as(other).get(MINE).then().statusCode(200).body("items", empty());
        as(other).get(MINE).then().body("items.chapter", contains("access-log"), "items.data.act", contains("EXPORTED"));
        String cursor = as(me).queryParam("limit", 1).get(MINE).then().statusCode(200).extract().path("next");
        as(other).queryParam("cursor", cursor).get(MINE).then().statusCode(400).body("code", is("bad-cursor"));
    }

    @Test
    void a_carer_and_a_counsellor_find_their_offices() {
        var lin = counsel();
        String both = Tokens.person(lin.name(), "counsellor").role("member").sign();
        List<String> told = as(both).queryParam("limit", 100).get(MINE).then().statusCode(200).extract()
                .path("items.chapter");
        assertTrue(told.contains("counsellor"), told.toString());
    }

    /** Whoever adds a table that leads to a person adds a chapter, or says in the column's comment why not. */
    @Test
    void no_column_that_leads_to_a_person_is_forgotten() {
        var told = chapters.stream().flatMap(c -> c.columns().stream()).collect(Collectors.toSet());
        var columns = columns();
        assertTrue(columns.size() > 15, "too few were found: " + columns.keySet());
        var forgotten = new TreeSet<String>();
        columns.forEach((column, comment) -> {
            boolean excused = comment != null && comment.matches("Not exported: .{5,}");
            if (excused == told.contains(column)) {
                forgotten.add(column);
            }
        });
        assertEquals(new TreeSet<>(), forgotten);
        assertEquals(Map.of(), told.stream().filter(c -> !columns.containsKey(c)).collect(Collectors.toMap(c -> c, c -> "?")),
                "a chapter tells of what is not there");
        assertEquals(chapters.stream().count(), chapters.stream().map(Chapter::name).distinct().count());
    }

    private Map<String, String> columns() {
        @SuppressWarnings("unchecked")
        List<Object[]> rows = database.createNativeQuery("""
                select f.table_name || '.' || f.column_name,
                    col_description(cast(quote_ident(f.table_name) as regclass), cast(c.ordinal_position as integer))
                from information_schema.referential_constraints r
                join information_schema.key_column_usage f on f.constraint_name = r.constraint_name
                join information_schema.key_column_usage k on k.constraint_name = r.unique_constraint_name
                join information_schema.columns c on c.table_name = f.table_name and c.column_name = f.column_name
                where k.table_name = 'person' and f.table_schema = 'public'""").getResultList();
        var found = new TreeMap<String, String>();
        rows.forEach(row -> found.put((String) row[0], (String) row[1]));
        return found;
    }

    private void somethingOfEach() {
        var lin = counsel();
        var appointment = session(clock, lin, name, NINE);
        signed(lin, appointment, NOTE);
        given(me, "000000000");
        given(me, "111111100");
        put(me, "/v1/me/contact", Map.of("phone", PHONE)).then().statusCode(201);
        var text = as(me).get("/v1/me/consents/texts").then().extract();
        put(me, "/v1/me/consents/" + UUID.randomUUID(), Map.of("purpose", "SMS_REMINDERS", "recipient", "sms", "version", 1,
                "sha256", text.path("items[1].sha256"))).then().statusCode(201);
        put(dutyOfficer(someone()), "/v1/audit/break-glass/" + UUID.randomUUID(),
                Map.of("memberNo", "T-" + name, "reason", "来电后失联，需要上次约定的安全计划。")).then().statusCode(201);
    }

    private List<Map<String, Object>> items(int limit) {
        var items = new ArrayList<Map<String, Object>>();
        String cursor = null;
        do {
            var request = as(me).queryParam("limit", limit);
            var page = (cursor == null ? request : request.queryParam("cursor", cursor)).get(MINE).then().statusCode(200)
                    .extract();
            List<Map<String, Object>> shown = page.path("items");
            assertTrue(shown.size() <= limit);
            items.addAll(shown);
            cursor = page.path("next");
        } while (cursor != null);
        return items;
    }

    private static HashSet<String> texts(List<Map<String, Object>> items) {
        return items.stream().map(Object::toString).collect(Collectors.toCollection(HashSet::new));
    }

    /** Each export is one more line of the log. */
    private static List<String> withoutExports(List<Map<String, Object>> items) {
        return items.stream().map(Object::toString).filter(i -> !i.contains("EXPORTED")).toList();
    }
}
