package cn.zhijia.counselling.quota;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.quarkus.hibernate.orm.panache.Panache;

/** 余额: how many sessions of a pool's year are given, reserved and used; always the sum of the ledger. */
record Balance(int allowance, int reserved, int used) {

    /** A line of the ledger. */
    @Schema(name = "QuotaLedgerKind", description = "RESERVE: booked or held. RELEASE: given back. CONSUME: used. GRANT: given. ADJUST: put right, or by a change of policy.")
    enum Kind {
        RESERVE,
        RELEASE,
        CONSUME,
        GRANT,
        ADJUST
    }

    /** Which balance; in the order in which they are locked. */
    record Key(UUID pool, int year) {

        static final Comparator<Key> ORDER = Comparator.comparing((Key k) -> k.pool.toString()).thenComparing(Key::year);
    }

    /** What one line changes, and what it is about: an appointment or an administrator's change; either may be null. */
    record Line(Kind kind, int allowance, int reserved, int used, UUID appointment, UUID change) {

        static Line of(Kind kind, int reserved, int used, UUID appointment) {
            return new Line(kind, 0, reserved, used, appointment, null);
        }
    }

    int left() {
        return allowance - reserved - used;
    }

    /** As it is, or as it would be opened and follow the policy; nothing is written. */
    static Balance glance(Pool pool, int year) {
        var rows = rows("select allowance, reserved, used, basis from quota_balance where pool_id = :pool and year = :year",
                new Key(pool.owner(), year));
        if (rows.isEmpty()) {
            return new Balance(pool.yearly(), 0, 0);
        }
        var row = rows.get(0);
        int allowance = row.get(0, Integer.class), taken = row.get(1, Integer.class) + row.get(2, Integer.class);
        return new Balance(allowance + Math.max(pool.yearly() - row.get(3, Integer.class), taken - allowance),
                row.get(1, Integer.class), row.get(2, Integer.class));
    }

    /** Opened with what the policy gives if it is new, and held until commit. */
    static void open(Pool pool, int year) {
        var key = new Key(pool.owner(), year);
        query("""
                with opened as (
                    insert into quota_balance (pool_id, year, basis, allowance, reserved, used)
                    values (:pool, :year, :yearly, :yearly, 0, 0) on conflict do nothing returning *)
                insert into quota_entry (id, pool_id, year, kind, allowance, reserved, used, at)
                select gen_random_uuid(), pool_id, year, 'GRANT', allowance, 0, 0, zhijia_now() from opened""", key)
                .setParameter("yearly", pool.yearly()).executeUpdate();
        lock(key);
        query("""
                with changed as (
                    select pool_id, year, greatest(:yearly - basis, reserved + used - allowance) as more from quota_balance
                    where pool_id = :pool and year = :year and basis <> :yearly),
                followed as (
                    update quota_balance b set basis = basis + more, allowance = allowance + more
                    from changed c where b.pool_id = c.pool_id and b.year = c.year and more <> 0 returning b.*, more)
                insert into quota_entry (id, pool_id, year, kind, allowance, reserved, used, at)
                select gen_random_uuid(), pool_id, year, 'ADJUST', more, 0, 0, zhijia_now() from followed""", key)
                .setParameter("yearly", pool.yearly()).executeUpdate();
    }

    static void lock(Key key) {
        rows("select pool_id from quota_balance where pool_id = :pool and year = :year for no key update", key);
    }

    /**
     * Changes the balance and writes the line, or neither.
     *
     * @return whether the balance allows it
     */
    static boolean write(Key key, Line line) {
        return query("""
                with changed as (
                    update quota_balance set allowance = allowance + :allowance, reserved = reserved + :reserved,
                        used = used + :used
                    where pool_id = :pool and year = :year and reserved + :reserved >= 0 and used + :used >= 0
                    and reserved + :reserved + used + :used <= allowance + :allowance returning *)
                insert into quota_entry (id, pool_id, year, kind, allowance, reserved, used, appointment_id, change_id, at)
                select gen_random_uuid(), pool_id, year, :kind, :allowance, :reserved, :used,
                    cast(:appointment as uuid), cast(:change as uuid), zhijia_now() from changed""", key)
                .setParameter("kind", line.kind.name()).setParameter("allowance", line.allowance)
                .setParameter("reserved", line.reserved).setParameter("used", line.used)
                .setParameter("appointment", text(line.appointment)).setParameter("change", text(line.change))
                .executeUpdate() == 1;
    }

    private static String text(UUID id) {
        return id == null ? null : id.toString();
    }

    @SuppressWarnings("unchecked")
    private static List<Tuple> rows(String sql, Key key) {
        return database().createNativeQuery(sql, Tuple.class).setParameter("pool", key.pool).setParameter("year", key.year)
                .getResultList();
    }

    private static Query query(String sql, Key key) {
        return database().createNativeQuery(sql).setParameter("pool", key.pool).setParameter("year", key.year);
    }

    private static EntityManager database() {
        return Panache.getEntityManager();
    }
}
