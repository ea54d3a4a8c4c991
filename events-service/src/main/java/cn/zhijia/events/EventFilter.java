package cn.zhijia.events;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.UUID;

import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.hibernate.jpa.HibernateHints;

import cn.zhijia.kit.Cursor;
import cn.zhijia.kit.Refusal;

/** Which events a list shows; everything given must hold. */
record EventFilter(
        @QueryParam("union") @Parameter(description = "Held by this union.", schema = @Schema(type = SchemaType.STRING, maxLength = 64)) String union,
        @QueryParam("kind") Kind kind,
        @QueryParam("tag") @Parameter(schema = @Schema(type = SchemaType.STRING, maxLength = 40)) String tag,
        @QueryParam("text") @Parameter(description = "Occurs in title or description.", schema = @Schema(type = SchemaType.STRING, maxLength = 50)) String text,
        @QueryParam("from") @Parameter(description = "Not over by then.") Instant from,
        @QueryParam("to") @Parameter(description = "Begun before then.") Instant to,
        @QueryParam("open") @Parameter(description = "One may register now, or may not.") Boolean open,
        @QueryParam("partOf") @Parameter(description = "Parts of this event.") UUID partOf) {

    /** @param now the start of the present transaction */
    record Found(List<Event> events, Instant now) {
    }

    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");
    /** Registration ends at the start at the latest. As plain columns, whose statistics the planner knows. */
    private static final String OPEN = """
            (e.starts_at > zhijia_now() and e.state = 'PUBLISHED'
            and (e.registration_opens_at is null or e.registration_opens_at <= zhijia_now())
            and (e.registration_closes_at is null or e.registration_closes_at > zhijia_now())
            and coalesce((select bool_or(q.size is distinct from 0)
                    and not bool_or(q.size is not distinct from 0 and q.unions is null and q.question is null)
                from quota q where q.event_id = e.id), false))""";
    /** The pairs of characters find candidates by index, and the words themselves say whether it is one. */
    private static final String TEXT = """
            event_grams(e.title || ' ' || coalesce(e.description, '')) @> event_grams_sought(cast(:text as text))
            and position(lower(:text) in lower(e.title || ' ' || coalesce(e.description, ''))) <> 0""";
    /** What is not over by then began no longer before than the longest event lasts (and a day, for clocks that change). */
    private static final String FROM = """
            e.ends_at > :from and e.starts_at > cast(:from as timestamptz) - interval '1 day'
                - (select max(longest.ends_at - longest.starts_at) from event longest)""";

    EventFilter checked() {
        requireAtMost(64, "union", union);
        requireAtMost(40, "tag", tag);
        requireAtMost(50, "text", text);
        requireKnownTime("from", from);
        requireKnownTime("to", to);
        return this;
    }

    /**
     * One more than {@code limit} events, for reading only, in the order of start, after {@code cursor}. Drafts are seen in
     * {@code organized} unions.
     */
    @SuppressWarnings("unchecked")
    Found events(String cursor, int limit, Set<String> organized) {
        var values = new HashMap<String, Object>();
        var sql = sql(values, cursor, organized);
        var database = Event.getEntityManager();
        // How rare the words or the union asked for are decides the plan: one made for all of them would be slow for most.
        var set = (Object[]) database
                .createNativeQuery("select set_config('plan_cache_mode', 'force_custom_plan', true), zhijia_now()")
                .getSingleResult();
        var query = database.createNativeQuery(sql, Event.class);
        values.forEach(query::setParameter);
        return new Found(query.setParameter("limit", limit + 1).setHint(HibernateHints.HINT_READ_ONLY, true).getResultList(),
                (Instant) set[1]);
    }

    /** Shaped so that each condition can use an index (V7), and every list ends after as many rows as a page has. */
    String sql(Map<String, Object> values, String cursor, Set<String> organized) {
        var where = conditions(values);
        if (organized.isEmpty()) {
            where.add("e.state <> 'DRAFT'");
        } else {
            where.add("(e.state <> 'DRAFT' or e.union_id = any(cast(:organized as text[])))");
            values.put("organized", organized.toArray(String[]::new));
        }
        if (cursor != null) {
            var place = Cursor.read(cursor, this, 2);
            where.add("(e.starts_at, e.id) > (cast(:at as timestamptz), cast(:id as uuid))");
            values.put("at", place.get(0));
            values.put("id", place.get(1));
        }
        return "select e.* from event e where " + where + " order by e.starts_at, e.id limit :limit";
    }

    private StringJoiner conditions(Map<String, Object> values) {
        var where = new StringJoiner(" and ");
        add(where, values, "union", union, "e.union_id = :union");
        add(where, values, "kind", kind == null ? null : kind.name(), "e.kind = :kind");
        add(where, values, "tag", tag, "e.tags @> array[cast(:tag as text)]");
        add(where, values, "text", text == null || text.isEmpty() ? null : text, TEXT);
        add(where, values, "partOf", partOf, "e.part_of = :partOf");
        add(where, values, "from", from, FROM);
        add(where, values, "to", to, "e.starts_at < :to");
        if (open != null) {
            where.add(open ? OPEN : "not " + OPEN);
        }
        return where;
    }

    private static void add(StringJoiner where, Map<String, Object> values, String name, Object value, String condition) {
        if (value != null) {
            where.add(condition);
            values.put(name, value);
        }
    }

    private static void requireAtMost(int length, String name, String value) {
        if (value != null && value.length() > length) {
            throw Refusal.field("?" + name, "too-long");
        }
    }

    private static void requireKnownTime(String name, Instant at) {
        if (at != null && (at.isBefore(Instant.EPOCH) || at.isAfter(LATEST))) {
            throw Refusal.field("?" + name, "out-of-range");
        }
    }
}
