package cn.zhijia.events.imports;

import java.util.List;
import java.util.UUID;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;

import cn.zhijia.kit.data.Person;

/**
 * What a row of a dry run would take.
 *
 * @param quotas as PostgreSQL writes an array
 * @param seats in each of them
 * @param parties that would wait in each of them
 */
record Forecast(String quotas, int seats, int parties) {

    private static final String LOCK = "select id from quota where event_id = :event order by id for no key update";
    /** Others may have registered meanwhile: there are never more seats in use than there are. */
    private static final String ASSUME = """
            update quota q set waiting = waiting + f.parties, used = case when size is null then used + f.seats
                else greatest(used, least(size, used + f.seats)) end
            from import_forecast f where f.import_id = :import and f.quota_id = q.id
            """;
    private static final String TAKEN = """
            select cast(case when holds then quota_ids else blocked_by end as text), case when holds then party_size else 0 end,
                case when not holds and state = 'WAITLISTED' then 1 else 0 end
            from registration where event_id = :event and person_id = :person and attempt = :attempt
            """;
    private static final String REMEMBER = """
            insert into import_forecast (import_id, quota_id, seats, parties)
            select :import, quota, :seats, :parties from unnest(cast(:quotas as uuid[])) as taken (quota)
            on conflict (import_id, quota_id) do update
            set seats = import_forecast.seats + excluded.seats, parties = import_forecast.parties + excluded.parties
            """;

    /** As if the rows before had been registered, until this transaction goes back to before. */
    static void assume(ImportJob job) {
        database().createNativeQuery(LOCK).setParameter("event", job.eventId).getResultList();
        database().createNativeQuery(ASSUME).setParameter("import", job.id).executeUpdate();
    }

    /** What the person has by this attempt, before it is taken back. */
    @SuppressWarnings("unchecked")
    static List<Forecast> taken(ImportJob job, Person person, UUID attempt) {
        List<Tuple> rows = database().createNativeQuery(TAKEN, Tuple.class).setParameter("event", job.eventId)
                .setParameter("person", person.id).setParameter("attempt", attempt).getResultList();
        return rows.stream()
                .map(row -> new Forecast(row.get(0, String.class), row.get(1, Integer.class), row.get(2, Integer.class)))
                .filter(taken -> taken.seats > 0 || taken.parties > 0).toList();
    }

    void remember(ImportJob job) {
        database().createNativeQuery(REMEMBER).setParameter("import", job.id).setParameter("quotas", quotas)
                .setParameter("seats", seats).setParameter("parties", parties).executeUpdate();
    }

    private static EntityManager database() {
        return ImportJob.getEntityManager();
    }
}
