package cn.zhijia.counselling.crisis.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Query;
import jakarta.persistence.Table;
import jakarta.persistence.Tuple;

import cn.zhijia.counselling.instrument.Level;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/**
 * 待办: something that is due for a case, in database time. All of it is read and written while the case's row is held, and
 * written in SQL, so that no two clocks meet.
 */
@Entity
@Table(name = "crisis_task")
public class Task extends PanacheEntityBase {

    @Id
    public UUID id;
    UUID caseId;
    @Enumerated(EnumType.STRING)
    public TaskKind kind;
    Instant opensAt;
    public Instant dueAt;
    Instant nextAt;
    public Instant passedAt;
    public Instant metAt;
    public int steps;
    long version;

    /**
     * Due by the rules for the level, but no later than {@code promised}. Nothing happens where one of its kind is open.
     *
     * @param promised what a member was told; may be null
     */
    public static Optional<UUID> open(UUID crisis, TaskKind kind, Level level, Instant promised) {
        var id = UUID.randomUUID();
        int opened = due(query("""
                insert into crisis_task (id, case_id, kind, opens_at, due_at, next_at, steps, version)
                select :id, :case, :kind, zhijia_now(), d.due, d.due, 0, 1 from (select %s due) d
                on conflict do nothing""".formatted(DUE)), Due.of(kind, level), promised).setParameter("id", id)
                .setParameter("case", crisis).setParameter("kind", kind.name()).executeUpdate();
        return opened == 1 ? Optional.of(id) : Optional.empty();
    }

    private static final String DUE = """
            least(cast(:promised as timestamptz), case when :days > 0 then working_days_after(zhijia_now(), :days)
                else zhijia_now() + make_interval(secs => :seconds) end)""";

    private static Query due(Query query, Due due, Instant promised) {
        return query.setParameter("promised", text(promised))
                .setParameter("days", due.workingDays())
                .setParameter("seconds", due.within() == null ? 0.0 : (double) due.within().toSeconds());
    }

    /** The four of them, counted from now; each can be met once the one before is due. */
    public static void openFollowUps(UUID crisis) {
        var opens = Duration.ZERO;
        for (Duration due : Due.FOLLOW_UPS) {
            query("""
                    insert into crisis_task (id, case_id, kind, opens_at, due_at, next_at, steps, version)
                    values (gen_random_uuid(), :case, 'FOLLOW_UP', zhijia_now() + make_interval(secs => :opens),
                        zhijia_now() + make_interval(secs => :due), zhijia_now() + make_interval(secs => :due), 0, 1)""")
                    .setParameter("case", crisis).setParameter("opens", (double) opens.toSeconds())
                    .setParameter("due", (double) due.toSeconds()).executeUpdate();
            opens = due;
        }
    }

    /**
     * A graver flag came: what is still open is due as it would be had it begun so, and never later than before; of what is
     * late already, the next one is woken as soon as such a case asks for.
     */
    public static void hasten(UUID crisis, TaskKind kind, Level level, Instant promised) {
        due(query("""
                update crisis_task set due_at = least(due_at, %1$s), next_at = least(next_at, %1$s), version = version + 1
                where case_id = :case and kind = :kind and met_at is null and passed_at is null""".formatted(DUE)),
                Due.of(kind, level), promised).setParameter("case", crisis).setParameter("kind", kind.name()).executeUpdate();
        query("""
                update crisis_task set next_at = least(next_at, zhijia_now() + make_interval(secs => :step)), version = version + 1
                where case_id = :case and kind = :kind and met_at is null and passed_at is not null""")
                .setParameter("case", crisis).setParameter("kind", kind.name())
                .setParameter("step", (double) Due.step(kind, level).toSeconds()).executeUpdate();
    }

    /** It is asked for once more: what took place before now does not meet it. */
    public static void askAgain(UUID crisis, TaskKind kind) {
        query("""
                update crisis_task set opens_at = greatest(opens_at, zhijia_now()), version = version + 1
                where case_id = :case and kind = :kind and met_at is null""").setParameter("case", crisis)
                .setParameter("kind", kind.name()).executeUpdate();
    }

    /**
     * Somebody has done it: the earliest of its kind that was to be done by then.
     *
     * @param at when; null for what is done by the call itself, and meets whatever is open
     */
    public static void meet(UUID crisis, TaskKind kind, Instant at) {
        query("""
                update crisis_task set met_at = zhijia_now(), version = version + 1 where id = (select id from crisis_task
                    where case_id = :case and kind = :kind and met_at is null
                    and opens_at <= coalesce(cast(:at as timestamptz), 'infinity') order by due_at limit 1)""")
                .setParameter("case", crisis).setParameter("kind", kind.name()).setParameter("at", text(at)).executeUpdate();
    }

    private static String text(Instant at) {
        return at == null ? null : at.toString();
    }

    /** Nothing is due any more. */
    public static void meetAll(UUID crisis) {
        query("update crisis_task set met_at = zhijia_now(), version = version + 1 where case_id = :case and met_at is null")
                .setParameter("case", crisis).executeUpdate();
    }

    /**
     * Somebody has tried then: it is due again a while after that, and is not late until then. An attempt so long ago that the
     * while is over changes nothing.
     */
    public static void postpone(UUID crisis, TaskKind kind, Level level, Instant at) {
        query("""
                update crisis_task t set next_at = d.due, due_at = d.due, passed_at = null, version = version + 1
                from (select cast(:at as timestamptz) + make_interval(secs => :again) due) d
                where t.id = (select id from crisis_task where case_id = :case and kind = :kind and met_at is null
                    and opens_at <= cast(:at as timestamptz) order by due_at limit 1) and d.due > zhijia_now()""")
                .setParameter("case", crisis).setParameter("kind", kind.name()).setParameter("at", text(at))
                .setParameter("again", (double) Due.again(kind, level).toSeconds()).executeUpdate();
    }

    /** Those of this case whose time has passed, or has come again. */
    public static List<Task> late(UUID crisis, Instant now) {
        return list("caseId = ?1 and metAt is null and nextAt <= ?2 order by nextAt, id", crisis, now);
    }

    public static boolean isAnyLate(UUID crisis) {
        return count("caseId = ?1 and metAt is null and passedAt is not null", crisis) > 0;
    }

    public static boolean isAnyOpen(UUID crisis, TaskKind kind) {
        return count("caseId = ?1 and kind = ?2 and metAt is null", crisis, kind) > 0;
    }

    /** Whether anything of its kind was to be done by then, and still is. */
    public static boolean isAnyOpen(UUID crisis, TaskKind kind, Instant by) {
        return count("caseId = ?1 and kind = ?2 and metAt is null and opensAt <= ?3", crisis, kind, by) > 0;
    }

    public static List<Task> of(UUID crisis) {
        return find("caseId = ?1 order by dueAt, id", crisis).page(0, 100).list();
    }

    /** When the next thing is due, by case. */
    @SuppressWarnings("unchecked")
    public static Map<UUID, Instant> nextDue(Collection<UUID> cases) {
        List<Tuple> found = getEntityManager().createNativeQuery("""
                select case_id, min(due_at) from crisis_task where case_id = any(:cases) and met_at is null group by case_id""",
                Tuple.class).setParameter("cases", cases.toArray(UUID[]::new)).getResultList();
        return found.stream().collect(Collectors.toMap(r -> r.get(0, UUID.class), r -> r.get(1, Instant.class)));
    }

    /**
     * Takes the next step, if it is still to be taken: not when it was met, or another replica has taken it. Whether this call
     * has.
     */
    public boolean pass(Level level) {
        return query("""
                update crisis_task set passed_at = coalesce(passed_at, zhijia_now()), steps = steps + 1, version = version + 1,
                    next_at = zhijia_now() + make_interval(secs => :step)
                where id = :id and version = :version and met_at is null""").setParameter("id", id)
                .setParameter("version", version).setParameter("step", (double) Due.step(kind, level).toSeconds())
                .executeUpdate() == 1;
    }

    private static Query query(String sql) {
        return getEntityManager().createNativeQuery(sql);
    }
}
