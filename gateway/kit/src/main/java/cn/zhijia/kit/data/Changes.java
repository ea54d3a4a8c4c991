package cn.zhijia.kit.data;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;

import cn.zhijia.kit.Cursor;

/**
 * What has changed in a list of mine since a phone last asked. Rows carry {@code changed_xid}, the transaction that last wrote
 * them
 * (trigger {@code zhijia_touch}); a change is served only when every transaction before it has ended
 * ({@code pg_snapshot_xmin}), so one that commits late is never skipped. Without a cursor everything is served, the newest too,
 * and
 * the cursor that goes with it repeats rather than skips.
 */
public final class Changes {

    private Changes() {
    }

    /**
     * One page of ids with the cursor to ask with next time.
     *
     * @param ids of the changed rows, in the order of their last change
     * @param cursor to pass as {@code changedSince} next time; equal to the present one when nothing has changed
     * @param more whether there is more to fetch at once
     */
    public record Batch<T>(List<T> ids, String cursor, boolean more) {
    }

    /**
     * @param table whose rows have {@code id} and {@code changed_xid}, with a condition on {@code parameters}, such as
     *        {@code "registration where person_id = :person"}
     * @param since the cursor of the last time, or null for everything
     */
    public static <T> Batch<T> read(EntityManager database, String table, Map<String, ?> parameters, String since, int limit,
            Function<Object, T> id) {
        String filters = table + parameters;
        var place = since == null ? List.of("0", "") : Cursor.read(since, filters, 2);
        var query = database.createNativeQuery(
                "select id, cast(changed_xid as text), cast(pg_snapshot_xmin(pg_current_snapshot()) as text) from " + table
                        + (since == null ? "" : " and changed_xid < pg_snapshot_xmin(pg_current_snapshot())")
                        + """
                                 and (changed_xid > cast(:xid as xid8) or changed_xid = cast(:xid as xid8) and cast(id as text) > :id)
                                order by changed_xid, cast(id as text) limit :limit""",
                Tuple.class);
        parameters.forEach(query::setParameter);
        @SuppressWarnings("unchecked")
        List<Tuple> rows = query.setParameter("xid", place.get(0)).setParameter("id", place.get(1))
                .setParameter("limit", limit + 1).getResultList();
        var page = rows.subList(0, Math.min(limit, rows.size()));
        String cursor = page.isEmpty() ? since == null ? Cursor.after(filters, "0", "") : since
                : after(filters, page.get(page.size() - 1));
        return new Batch<>(page.stream().map(r -> id.apply(r.get(0))).toList(), cursor, rows.size() > limit);
    }

    /** After this row, but never past a transaction that is still open: what it writes must be served next time. */
    private static String after(String filters, Tuple last) {
        String xid = (String) last.get(1);
        String open = (String) last.get(2);
        return Long.parseUnsignedLong(xid) < Long.parseUnsignedLong(open) ? Cursor.after(filters, xid, last.get(0))
                : Cursor.after(filters, open, "");
    }
}
