package cn.zhijia.events.imports;

import java.util.List;
import java.util.UUID;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;

/**
 * A row of a dry run that would wait beside free seats, because its party is too large for them: later rows pass it, until the
 * seats are kept for it.
 *
 * @param registration what it has while a later row is tried
 * @param quotas that count it; like {@code before} and {@code blockedBy} as PostgreSQL writes an array
 * @param before what it waited for before the row that was tried; null for that row itself
 * @param seats that it would have by now, in each of its quotas; 0 while it waits
 */
record WaitingRow(UUID registration, int line, String quotas, String before, String blockedBy, int passes, String joinedAt,
        int seats) {

    /** Behind so many nobody is passed: seats are kept for one of those before. */
    private static final int MOST = 50;

    private static final String PEOPLE = """
            insert into person (id, member_no) select gen_random_uuid(), r.member_no
            from import_forecast_party f join import_row r using (import_id, line) where f.import_id = :import
            on conflict do nothing
            """;
    /** But for who has registered meanwhile. */
    private static final String REGISTER = """
            insert into registration (id, event_id, quota_ids, blocked_by, holds, person_id, attempt, state, party_size, answered,
                answers, joined_at, agreed_revision, asked_revision, passes)
            select f.id, e.id, f.quota_ids, f.blocked_by, false, p.id, f.id, 'WAITLISTED', r.party_size, '{}', '{}', f.joined_at,
                e.revision, e.revision, f.passes
            from import_forecast_party f join import_row r using (import_id, line) join person p on p.member_no = r.member_no
                join event e on e.id = :event
            where f.import_id = :import on conflict do nothing
            """;
    private static final String STANDING = """
            select r.id, coalesce(f.line, :line), cast(r.quota_ids as text), cast(f.blocked_by as text),
                cast(r.blocked_by as text), r.passes, cast(r.joined_at as text), case when r.holds then r.party_size else 0 end
            from registration r left join import_forecast_party f on f.id = r.id
            where r.event_id = :event and (f.import_id = :import or r.attempt = :attempt and r.state = 'WAITLISTED' and exists (
                select from quota q where q.id = any(r.blocked_by) and q.used < q.size and q.used + r.party_size > q.size))
            order by f.line nulls last limit :most
            """;
    private static final String REMEMBER = """
            insert into import_forecast_party (id, import_id, line, quota_ids, blocked_by, passes, joined_at)
            values (:id, :import, :line, cast(:quotas as uuid[]), cast(:blockedBy as uuid[]), :passes,
                cast(:joinedAt as timestamptz))
            on conflict (id) do update set blocked_by = excluded.blocked_by, passes = excluded.passes
            """;

    /** As if the rows before waited, until this transaction goes back to before. */
    static void assume(ImportJob job) {
        about(PEOPLE, job).executeUpdate();
        about(REGISTER, job).setParameter("event", job.eventId).executeUpdate();
    }

    /** How they stand after a row has been tried, and that row too if it waits like them. */
    @SuppressWarnings("unchecked")
    static List<WaitingRow> standing(ImportJob job, int line) {
        List<Tuple> rows = database().createNativeQuery(STANDING, Tuple.class).setParameter("import", job.id)
                .setParameter("event", job.eventId).setParameter("line", line).setParameter("attempt", job.attempt(line))
                .setParameter("most", MOST).getResultList();
        return rows.stream()
                .map(row -> new WaitingRow(row.get(0, UUID.class), row.get(1, Integer.class), row.get(2, String.class),
                        row.get(3, String.class), row.get(4, String.class), row.get(5, Integer.class), row.get(6, String.class),
                        row.get(7, Integer.class)))
                .toList();
    }

    /** Who has left meanwhile may have left it the seats: then it is like any row that has some. */
    void remember(ImportJob job) {
        if (before != null && !before.equals(blockedBy)) {
            new Forecast(before, 0, -1).remember(job);
            new Forecast(blockedBy, 0, 1).remember(job);
        }
        if (seats > 0) {
            new Forecast(quotas, seats, 0).remember(job);
            about("delete from import_forecast_party where import_id = :import and id = :id", job)
                    .setParameter("id", registration).executeUpdate();
            return;
        }
        about(REMEMBER, job).setParameter("id", registration).setParameter("line", line).setParameter("quotas", quotas)
                .setParameter("blockedBy", blockedBy).setParameter("passes", passes).setParameter("joinedAt", joinedAt)
                .executeUpdate();
    }

    private static Query about(String statement, ImportJob job) {
        return database().createNativeQuery(statement).setParameter("import", job.id);
    }

    private static EntityManager database() {
        return ImportJob.getEntityManager();
    }
}
