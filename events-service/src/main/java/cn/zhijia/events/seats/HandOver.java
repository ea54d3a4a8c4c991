package cn.zhijia.events.seats;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import cn.zhijia.events.line.Verdict;
import cn.zhijia.events.notice.Fact;

/**
 * Everything that frees a seat or changes the line ends here, in its own transaction: the line is walked in order, whoever fits
 * gets the seats, and what the others wait for is brought up to date. All quotas of the event are locked.
 */
final class HandOver {

    private static final int BATCH = 100;

    private static final String PROMOTE = """
            with promoted as (
                update registration set state = :state, holds = true, blocked_by = '{}', offer_answer = null,
                    offer = case when :state = 'OFFERED' then gen_random_uuid() end,
                    offer_expires_at = cast(:deadline as timestamptz)
                where id = any(cast(:ids as uuid[])) returning *),
            told as (%s)
            select count(*) from promoted
            """;
    private static final String SEAT = """
            update registration set state = 'CONFIRMED', holds = true, blocked_by = '{}' where id = any(cast(:ids as uuid[]))
            """;
    private static final String WAIT = """
            update registration set blocked_by = cast(:blockedBy as uuid[]), passes = :passes
            where id = any(cast(:ids as uuid[]))
            """;

    /** What a party waits for from now on. */
    private record Standing(Set<UUID> blockedBy, int passes) {
    }

    private final UUID event;
    private final List<Quota> quotas;
    private final UUID newcomer;
    private final List<UUID> promoted = new ArrayList<>();
    private final Map<UUID, Queue.Entry> seen = new HashMap<>();
    private final Map<UUID, Set<UUID>> blocked = new HashMap<>();
    private final Map<UUID, Integer> seats = new HashMap<>();
    private final Map<UUID, Integer> people = new HashMap<>();

    HandOver(UUID event, List<Quota> quotas, UUID newcomer) {
        this.event = event;
        this.quotas = quotas;
        this.newcomer = newcomer;
    }

    void run() {
        Quota.flush();
        if (quotas.stream().allMatch(q -> !q.open || q.waiting == 0)) {
            return;
        }
        var queue = new Queue(event);
        if (queue.rules().started()) {
            return;
        }
        var line = queue.line(quotas);
        List<Queue.Entry> entries = List.of();
        do {
            if (nobodyCanMove(line.spent())) {
                break;
            }
            entries = queue.after(entries.isEmpty() ? null : entries.get(entries.size() - 1), line.spent(), BATCH);
            entries.forEach(entry -> note(entry, line.next(entry.party())));
        } while (entries.size() == BATCH);
        write(queue, line.passes());
    }

    /** Everybody waits for one of the quotas with people in line; if these have nothing to give, nobody need be asked. */
    private boolean nobodyCanMove(Set<UUID> spent) {
        return quotas.stream().filter(q -> q.waiting > 0).allMatch(q -> spent.contains(q.id));
    }

    private void note(Queue.Entry entry, Verdict verdict) {
        var id = entry.party().id();
        seen.put(id, entry);
        entry.blockedBy().forEach(q -> people.merge(q, -1, Integer::sum));
        verdict.blockedBy().forEach(q -> people.merge(q, 1, Integer::sum));
        if (verdict.promoted()) {
            entry.party().quotas().forEach(q -> seats.merge(q, entry.party().party(), Integer::sum));
            promoted.add(id);
        } else {
            blocked.put(id, verdict.blockedBy());
        }
    }

    private void write(Queue queue, Map<UUID, Integer> passes) {
        var others = promoted.stream().filter(id -> !id.equals(newcomer)).toList();
        if (others.size() < promoted.size()) {
            update(SEAT, List.of(newcomer)).executeUpdate();
        }
        if (!others.isEmpty()) {
            var fact = queue.deadline == null ? Fact.PROMOTED : Fact.OFFERED;
            update(PROMOTE.formatted(fact.tell("promoted")), others)
                    .setParameter("state", queue.deadline == null ? "CONFIRMED" : "OFFERED")
                    .setParameter("deadline", queue.deadline == null ? null : queue.deadline.toString()).getSingleResult();
        }
        changed(passes).forEach((standing, ids) -> update(WAIT, ids)
                .setParameter("blockedBy", Queue.texts(standing.blockedBy())).setParameter("passes", standing.passes())
                .executeUpdate());
        quotas.forEach(this::count);
    }

    /** Those whose standing is another than before, together with the others of the same standing: few statements. */
    private Map<Standing, List<UUID>> changed(Map<UUID, Integer> passes) {
        return blocked.entrySet().stream().filter(e -> {
            var before = seen.get(e.getKey());
            return !before.blockedBy().equals(e.getValue()) || passes.containsKey(e.getKey());
        }).collect(Collectors.groupingBy(
                e -> new Standing(Set.copyOf(e.getValue()),
                        passes.getOrDefault(e.getKey(), seen.get(e.getKey()).party().passes())),
                Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
    }

    private void count(Quota quota) {
        int taken = seats.getOrDefault(quota.id, 0);
        int joined = people.getOrDefault(quota.id, 0);
        if (taken != 0 || joined != 0) {
            Seats.count(List.of(quota.id), taken, joined);
            Quota.getEntityManager().refresh(quota);
        }
    }

    private static jakarta.persistence.Query update(String statement, List<UUID> ids) {
        return Quota.getEntityManager().createNativeQuery(statement).setParameter("ids", Queue.texts(ids));
    }
}
