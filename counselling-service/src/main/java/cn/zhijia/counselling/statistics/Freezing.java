package cn.zhijia.counselling.statistics;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import cn.zhijia.counselling.instrument.Band;
import cn.zhijia.counselling.instrument.Catalogue;
import cn.zhijia.counselling.instrument.response.Reader;
import cn.zhijia.counselling.instrument.response.Response;
import cn.zhijia.kit.data.DatabaseClock;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;

/** Counts each quarter once, when it has settled, and the crises of a year a quarter later. Nothing else is ever counted. */
@Singleton
class Freezing {

    static final String ATTENDED = "ATTENDED", BOOKED = "BOOKED", DECLINED = "DECLINED";
    /** Quarters to make up for, after a long stop. */
    private static final int BACK = 4;
    /** Opened at once. */
    private static final int BATCH = 200;

    private final DatabaseClock clock;
    private final EntityManager database;
    private final Reader reader;
    private final ObjectMapper json;
    private final Instance<CrisisPeople> crises;

    Freezing(DatabaseClock clock, EntityManager database, Reader reader, ObjectMapper json,
            @Any Instance<CrisisPeople> crises) {
        this.clock = clock;
        this.database = database;
        this.reader = reader;
        this.json = json;
        this.crises = crises;
    }

    @Scheduled(every = "{zhijia.statistics.every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        var now = QuarkusTransaction.requiringNew().call(clock::now);
        var quarter = Quarter.lastSettledAt(now);
        for (int i = 0; i < BACK; i++, quarter = quarter.before()) {
            var one = quarter;
            QuarkusTransaction.requiringNew().run(() -> freeze(one, now));
        }
        int year = LocalDate.ofInstant(now, Quarter.ZONE).minusMonths(3).getYear() - 1;
        QuarkusTransaction.requiringNew().run(() -> freezeCrises(year, now));
    }

    static String subject(int year) {
        return "crises-" + year;
    }

    private void freeze(Quarter quarter, Instant now) {
        if (Snapshot.of(quarter.toString()).isEmpty()) {
            var view = new QuarterView(quarter.toString(), now, appointments(quarter).told(), instruments(quarter));
            Snapshot.freeze(quarter.toString(), written(view), now);
        }
    }

    private void freezeCrises(int year, Instant now) {
        if (!crises.isUnsatisfied() && Snapshot.of(subject(year)).isEmpty()) {
            int people = crises.stream().mapToInt(c -> c.between(new Quarter(year, 1).start(), new Quarter(year, 4).end()))
                    .sum();
            var disclosure = new Disclosure(new int[][] { { people } });
            Snapshot.freeze(subject(year), written(new CrisesView(year, now, disclosure.told(0, 0))), now);
        }
    }

    @SuppressWarnings("unchecked")
    private Table appointments(Quarter quarter) {
        List<Tuple> rows = database.createNativeQuery("""
                select union_id, came, cast(count(*) as integer) as people from (
                    select p.union_id, p.id, bool_or(a.status in ('CHECKED_IN', 'COMPLETED')) as came
                    from appointment a join person p on p.id = a.member_id
                    where a.starts_at >= :from and a.starts_at < :to and a.status not in ('HELD', 'EXPIRED')
                    group by p.union_id, p.id) each_once group by union_id, came""", Tuple.class)
                .setParameter("from", quarter.start()).setParameter("to", quarter.end()).getResultList();
        var table = new Table(List.of(ATTENDED, BOOKED));
        rows.forEach(row -> table.add(row.get("union_id", String.class), row.get("came", Boolean.class) ? ATTENDED : BOOKED,
                row.get("people", Integer.class)));
        return table;
    }

    private List<QuarterView.Screened> instruments(Quarter quarter) {
        var tables = new LinkedHashMap<String, Table>();
        for (var published : Catalogue.current()) {
            var instrument = published.instrument();
            if (instrument.isAskedByMember()) {
                var bands = new ArrayList<>(instrument.bands().stream().map(Band::code).toList());
                bands.add(DECLINED);
                tables.put(instrument.code(), new Table(bands));
            }
        }
        var ids = Response.lastOfEach(quarter.start(), quarter.end());
        for (int from = 0; from < ids.size(); from += BATCH) {
            count(ids.subList(from, Math.min(ids.size(), from + BATCH)), tables);
            database.clear(); // what was opened is not kept
        }
        return tables.entrySet().stream().map(t -> new QuarterView.Screened(t.getKey(), t.getValue().told())).toList();
    }

    private void count(List<UUID> ids, LinkedHashMap<String, Table> tables) {
        for (var response : Response.allOf(ids)) {
            reader.counted(response).filter(c -> tables.containsKey(c.instrument())).ifPresent(
                    c -> tables.get(c.instrument()).add(c.group(), c.band() == null ? DECLINED : c.band(), 1));
        }
    }

    private String written(Object view) {
        try {
            return json.writeValueAsString(view);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
