package cn.zhijia.counselling.quota;

import java.util.List;
import java.util.stream.Collectors;

import jakarta.persistence.Query;

/**
 * Whether somebody has a session left, asked about many people in the queries of other rooms. What {@link Pool} and
 * {@link Balance#glance} say of one person; nothing is locked.
 */
public final class Purse {

    /** A condition on two columns: whose session (%1$s) begins when (%2$s). A first one is free. */
    private static final String CONDITION = """
            (not exists (select from session_charge f where f.person_id = %1$s and f.basis = 'FIRST' and f.state <> 'RELEASED')
            or exists (select from (
                    select case when q.family = 'SHARED' and t.id is not null then w.id else p.id end as pool,
                        case when t.id is null or q.family = 'SHARED' then coalesce(q.yearly, :usual)
                            else coalesce(q.family_yearly, :usualOfFamily) end as yearly,
                        cast(extract(year from %2$s at time zone 'Asia/Shanghai') as integer) as year
                    from person p left join family_tie t
                        on t.relative_id = p.id and t.confirmed_at is not null and t.ended_at is null
                    left join person w on w.id = t.worker_id
                    left join quota_policy q on q.union_id = case when t.id is null then p.union_id else w.union_id end
                    where p.id = %1$s) own
                left join quota_balance b on b.pool_id = own.pool and b.year = own.year
                where coalesce(b.allowance + greatest(own.yearly - b.basis, b.reserved + b.used - b.allowance)
                        - b.reserved - b.used, own.yearly)
                    + (select count(*) from unnest(cast(:returned as text[])) k where k = own.pool || '/' || own.year)
                    - (select count(*) from unnest(cast(:reserved as text[])) k where k = own.pool || '/' || own.year) > 0))""";

    private Purse() {
    }

    /**
     * The condition on these columns, of tables that go by none of the names above ({@code f p t w q b k own}); its parameters
     * are
     * filled by {@link Settlement#fill}.
     */
    public static String suffices(String person, String start) {
        return CONDITION.formatted(person, start);
    }

    static void fill(Query query, List<Balance.Key> returned, List<Balance.Key> reserved) {
        query.setParameter("usual", Policy.USUAL.yearly()).setParameter("usualOfFamily", Policy.USUAL.familyYearly())
                .setParameter("returned", array(returned)).setParameter("reserved", array(reserved));
    }

    private static String array(List<Balance.Key> keys) {
        return keys.stream().map(k -> k.pool() + "/" + k.year()).collect(Collectors.joining(",", "{", "}"));
    }
}
