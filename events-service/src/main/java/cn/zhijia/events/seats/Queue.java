package cn.zhijia.events.seats;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.persistence.Tuple;

import cn.zhijia.events.line.Line;
import cn.zhijia.events.line.Room;
import cn.zhijia.events.line.Waiting;

/** The line of an event as it stands in the database, for the rule that walks it. */
public final class Queue {

    private static final String RULES = """
            select e.max_passes, e.starts_at <= zhijia_now(), d.deadline,
                coalesce(d.deadline < zhijia_now() + interval '15 minutes', false)
            from event e cross join lateral (select case when e.offer_seconds is not null then least(
                zhijia_now() + e.offer_seconds * interval '1 second',
                e.starts_at - e.offer_cutoff_seconds * interval '1 second',
                coalesce(e.registration_closes_at, e.starts_at)) end) d (deadline)
            where e.id = :event
            """;
    private static final String PAGE = """
            select r.id, array_to_string(r.quota_ids, ' '), r.party_size, r.passes, array_to_string(r.blocked_by, ' '),
                -r.priority, r.joined_at
            from registration r where r.event_id = :event and r.state = 'WAITLISTED'
            and not r.blocked_by <@ cast(:spent as uuid[])
            and (-r.priority, r.joined_at, r.id) > (:turn, cast(:joined as timestamptz), cast(:id as uuid))
            order by -r.priority, r.joined_at, r.id limit :limit
            """;

    /** One party of the line, and where it stands. */
    public record Entry(Waiting party, Set<UUID> blockedBy, int turn, Instant joinedAt) {

        /** Whether this comes after that place of a cursor. */
        public boolean isAfter(int aTurn, String joined, String id) {
            int order = Integer.compare(turn, aTurn);
            order = order != 0 ? order : joinedAt.compareTo(Instant.parse(joined));
            return order > 0 || order == 0 && party.id().toString().compareTo(id) > 0;
        }
    }

    private final UUID event;
    /** When an offer made now would end; null where promoted is confirmed. */
    final Instant deadline;
    private final Line.Rules rules;

    public Queue(UUID event) {
        this.event = event;
        var row = (Tuple) Quota.getEntityManager().createNativeQuery(RULES, Tuple.class).setParameter("event", event)
                .getSingleResult();
        deadline = row.get(2, Instant.class);
        rules = new Line.Rules(row.get(0, Integer.class), row.get(1, Boolean.class), row.get(3, Boolean.class));
    }

    public Line.Rules rules() {
        return rules;
    }

    /** The rule at the head of the line. */
    public Line line(List<Quota> quotas) {
        return new Line(rules, quotas.stream().map(q -> new Room(q.id, q.size, q.used, q.paused)).toList());
    }

    /**
     * The next of the line, in its order.
     *
     * @param last the one before, null for the first
     * @param spent who waits for nothing but these quotas is left out
     */
    @SuppressWarnings("unchecked")
    public List<Entry> after(Entry last, Set<UUID> spent, int limit) {
        List<Tuple> rows = Quota.getEntityManager().createNativeQuery(PAGE, Tuple.class).setParameter("event", event)
                .setParameter("spent", texts(spent)).setParameter("turn", last == null ? Integer.MIN_VALUE : last.turn())
                .setParameter("joined", last == null ? "-infinity" : last.joinedAt().toString())
                .setParameter("id", last == null ? new UUID(0, 0).toString() : last.party().id().toString())
                .setParameter("limit", limit).getResultList();
        return rows.stream().map(Queue::entry).toList();
    }

    private static Entry entry(Tuple row) {
        var party = new Waiting(row.get(0, UUID.class), ids(row.get(1, String.class)), row.get(2, Integer.class),
                row.get(3, Integer.class));
        return new Entry(party, ids(row.get(4, String.class)), row.get(5, Integer.class), row.get(6, Instant.class));
    }

    private static Set<UUID> ids(String text) {
        return Arrays.stream(text.split(" ")).map(UUID::fromString).collect(Collectors.toUnmodifiableSet());
    }

    static String[] texts(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }
}
