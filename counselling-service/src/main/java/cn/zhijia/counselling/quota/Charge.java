package cn.zhijia.counselling.quota;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Query;
import jakarta.persistence.Tuple;

import cn.zhijia.counselling.quota.Balance.Key;
import cn.zhijia.counselling.quota.Balance.Kind;
import cn.zhijia.counselling.quota.Balance.Line;
import cn.zhijia.kit.Refusal;
import io.quarkus.hibernate.orm.panache.Panache;

/**
 * What one appointment costs. RESERVED until it is RELEASED or CONSUMED; one conditional update decides, so that nothing is
 * given
 * back twice. An appointment without a charge is free.
 *
 * @param basis QUOTA; FIRST, the first session that a member ever has; or CRISIS
 * @param key null unless it is of the QUOTA: the others are free
 */
record Charge(String basis, String state, Key key) {

    private static final String RESERVED = "c.state = 'RESERVED'";

    static Optional<Charge> of(UUID appointment) {
        return read("select basis, state, pool_id, year from session_charge where appointment_id = :appointment", appointment);
    }

    /** Whether nobody can say yet that this person has had, or has booked, a first session. */
    static boolean firstIsFree(UUID person) {
        return Panache.getEntityManager().createNativeQuery("""
                select 1 from session_charge where person_id = :person and basis = 'FIRST' and state <> 'RELEASED'""")
                .setParameter("person", person).getResultList().isEmpty();
    }

    boolean isReserved() {
        return state.equals("RESERVED") && key != null;
    }

    static void reserve(UUID appointment, UUID person, Key key, boolean crisis) {
        query("delete from session_charge where appointment_id = :appointment and state = 'RELEASED'", appointment)
                .executeUpdate();
        if (insert(appointment, person, crisis ? "CRISIS" : "FIRST", null)) {
            return;
        }
        write(key, Line.of(Kind.RESERVE, 1, 0, appointment));
        if (!insert(appointment, person, "QUOTA", key)) {
            throw new IllegalStateException("Charged twice: " + appointment);
        }
    }

    static void release(UUID appointment) {
        turn("state = 'RELEASED'", RESERVED, appointment)
                .ifPresent(c -> write(c.key, Line.of(Kind.RELEASE, -1, 0, appointment)));
    }

    /** The first session that takes place is free, even if it was not the first to be booked. */
    static void consume(UUID appointment, boolean tookPlace) {
        if (tookPlace && becomesFirst(appointment)) {
            return;
        }
        turn("state = 'CONSUMED'", RESERVED, appointment)
                .ifPresent(c -> write(c.key, Line.of(Kind.CONSUME, -1, 1, appointment)));
    }

    private static boolean becomesFirst(UUID appointment) {
        var before = of(appointment).filter(Charge::isReserved);
        if (before.isEmpty() || query("""
                update session_charge c set basis = 'FIRST', state = 'CONSUMED', pool_id = null, year = null
                where appointment_id = :appointment and state = 'RESERVED' and not exists (
                    select 1 from session_charge o where o.person_id = c.person_id and o.basis = 'FIRST'
                    and o.state <> 'RELEASED')""", appointment).executeUpdate() == 0) {
            return false;
        }
        write(before.get().key, Line.of(Kind.RELEASE, -1, 0, appointment));
        return true;
    }

    /** What was free stays free. Two first times at once meet in the unique index, and one is repeated. */
    static void consumeUnlessFirstTime(UUID appointment) {
        var charge = of(appointment);
        if (charge.isPresent() && charge.get().key == null) {
            release(appointment);
            return;
        }
        turn("state = 'RELEASED', forgiven = true", RESERVED + """
                and not exists (select 1 from session_charge o where o.person_id = c.person_id and o.forgiven)""", appointment)
                .ifPresent(c -> write(c.key, Line.of(Kind.RELEASE, -1, 0, appointment)));
        consume(appointment, false);
    }

    static void reopen(UUID appointment) {
        turn("state = 'RESERVED'", "c.state = 'CONSUMED'", appointment)
                .ifPresent(c -> write(c.key, Line.of(Kind.RESERVE, 1, -1, appointment)));
    }

    static void move(UUID appointment, Key from, Key to) {
        write(to, Line.of(Kind.RESERVE, 1, 0, appointment));
        write(from, Line.of(Kind.RELEASE, -1, 0, appointment));
        query("update session_charge set year = :year where appointment_id = :appointment", appointment)
                .setParameter("year", to.year()).executeUpdate();
    }

    private static void write(Key key, Line line) {
        if (key != null && !Balance.write(key, line)) {
            throw new Refusal("quota-used-up").with("year", key.year());
        }
    }

    private static boolean insert(UUID appointment, UUID person, String basis, Key key) {
        return query("""
                insert into session_charge (appointment_id, person_id, basis, pool_id, year, state)
                values (:appointment, :person, :basis, cast(:pool as uuid), cast(:year as integer), 'RESERVED')
                on conflict do nothing""", appointment).setParameter("person", person).setParameter("basis", basis)
                .setParameter("pool", key == null ? null : key.pool().toString())
                .setParameter("year", key == null ? null : key.year()).executeUpdate() == 1;
    }

    /** One row or none, as it is after the change. */
    private static Optional<Charge> turn(String change, String condition, UUID appointment) {
        return read("update session_charge c set " + change + " where appointment_id = :appointment and " + condition
                + " returning basis, state, pool_id, year", appointment);
    }

    @SuppressWarnings("unchecked")
    private static Optional<Charge> read(String sql, UUID appointment) {
        List<Tuple> rows = Panache.getEntityManager().createNativeQuery(sql, Tuple.class)
                .setParameter("appointment", appointment).getResultList();
        return rows.stream().findFirst().map(r -> new Charge(r.get(0, String.class), r.get(1, String.class),
                r.get(2) == null ? null : new Key(r.get(2, UUID.class), r.get(3, Integer.class))));
    }

    private static Query query(String sql, UUID appointment) {
        return Panache.getEntityManager().createNativeQuery(sql).setParameter("appointment", appointment);
    }
}
