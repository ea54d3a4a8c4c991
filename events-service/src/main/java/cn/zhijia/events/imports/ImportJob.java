package cn.zhijia.events.imports;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;

import cn.zhijia.events.Event;
import cn.zhijia.kit.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/**
 * 批量报名: a file of people on their way into an event. Whoever holds its lease judges its rows one by one; who dies lets it
 * lapse.
 */
@Entity
class ImportJob extends PanacheEntityBase {

    enum State {
        QUEUED,
        RUNNING,
        DONE
    }

    private static final String INSERT = """
            insert into import_job (id, event_id, digest, dry_run, unions, row_count, created_at, state)
            values (:id, :event, :digest, :dryRun, cast(:unions as text[]), :rows, zhijia_now(), 'QUEUED') on conflict do nothing
            """;
    private static final String INSERT_ROWS = """
            insert into import_row (import_id, line, member_no, name, union_id, party_size, answers, code, verdict)
            select :id, line, member_no, name, union_id, party_size, answers, code, case when code is not null then 'REFUSED' end
            from unnest(cast(:lines as integer[]), cast(:numbers as text[]), cast(:names as text[]), cast(:unions as text[]),
                cast(:sizes as integer[]), cast(:answers as text[]), cast(:codes as text[]))
                as one (line, member_no, name, union_id, party_size, answers, code)
            """;
    private static final String CLAIM = """
            update import_job set state = 'RUNNING', leased_to = zhijia_now() + interval '60 seconds'
            where id = (select id from import_job where state <> 'DONE' and (leased_to is null or leased_to <= zhijia_now())
                        order by created_at, id limit 1 for update skip locked)
            returning id
            """;

    @Id
    UUID id;
    UUID eventId;
    byte[] digest;
    boolean dryRun;
    /** Of the organizer who sent it: whose members that person may vouch for. */
    List<String> unions;
    int rowCount;
    Instant createdAt;
    Instant leasedTo;
    @Enumerated(EnumType.STRING)
    State state;

    /** The job under this id, made unless it is there; another file, event or purpose under the same id is refused. */
    static ImportJob put(UUID id, Event event, boolean dryRun, byte[] digest, Set<String> unions, List<SheetRow> rows) {
        int made = getEntityManager().createNativeQuery(INSERT).setParameter("id", id).setParameter("event", event.id())
                .setParameter("digest", digest).setParameter("dryRun", dryRun)
                .setParameter("unions", unions.toArray(String[]::new)).setParameter("rows", rows.size()).executeUpdate();
        if (made == 1) {
            insert(id, rows);
        }
        return sent(id, event, dryRun, digest);
    }

    /** The job under this id, whatever has become of its event; null when there is none. Refuses like {@link #put}. */
    static ImportJob sent(UUID id, Event event, boolean dryRun, byte[] digest) {
        ImportJob job = findById(id);
        if (job != null
                && (!job.eventId.equals(event.id()) || job.dryRun != dryRun || !Arrays.equals(job.digest, digest))) {
            throw new Refusal("id-in-use");
        }
        return job;
    }

    private static void insert(UUID id, List<SheetRow> rows) {
        getEntityManager().createNativeQuery(INSERT_ROWS).setParameter("id", id)
                .setParameter("lines", rows.stream().map(SheetRow::line).toArray(Integer[]::new))
                .setParameter("numbers", texts(rows, SheetRow::memberNo)).setParameter("names", texts(rows, SheetRow::name))
                .setParameter("unions", texts(rows, SheetRow::union))
                .setParameter("sizes", rows.stream().map(SheetRow::partySize).toArray(Integer[]::new))
                .setParameter("answers", texts(rows, SheetRow::answersColumn))
                .setParameter("codes", texts(rows, r -> r.fault() == null ? null : r.fault().code())).executeUpdate();
    }

    private static String[] texts(List<SheetRow> rows, Function<SheetRow, String> cell) {
        return rows.stream().map(cell).toArray(String[]::new);
    }

    static ImportJob get(Event event, UUID id) {
        return ImportJob.<ImportJob> find("id = ?1 and eventId = ?2", id, event.id()).singleResultOptional()
                .orElseThrow(Refusal::notFound);
    }

    /** The oldest that nobody works at, leased to the caller for a minute; null when there is none. */
    static ImportJob claim() {
        var claimed = getEntityManager().createNativeQuery(CLAIM).getResultList();
        return claimed.isEmpty() ? null : findById(claimed.get(0));
    }

    /** Keeps the lease while the work goes on. */
    void renew() {
        getEntityManager().createNativeQuery("""
                update import_job set leased_to = zhijia_now() + interval '60 seconds'
                where id = :id and leased_to < zhijia_now() + interval '30 seconds'""").setParameter("id", id).executeUpdate();
    }

    /** Done when every row has its verdict, else free for whoever comes next, in a moment. */
    void letGo() {
        getEntityManager()
                .createNativeQuery(
                        """
                                update import_job set leased_to = zhijia_now() + interval '2 seconds', state =
                                    case when exists (select from import_row where import_id = :id and verdict is null) then 'RUNNING' else 'DONE' end
                                where id = :id""")
                .setParameter("id", id).executeUpdate();
    }

    /** The attempt by which a row registers: the same whoever does it, and however often. */
    UUID attempt(int line) {
        return UUID.nameUUIDFromBytes((id + ":" + line).getBytes(StandardCharsets.UTF_8));
    }
}
