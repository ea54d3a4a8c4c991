package cn.zhijia.counselling.waitlist;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.persistence.Tuple;

import cn.zhijia.counselling.TimeFreed;
import cn.zhijia.counselling.quota.Purse;
import cn.zhijia.counselling.slot.Slot;

/**
 * Who waits and can take one of some free times: first those whose appointment lost its time, then who has waited longest. One
 * query finds the first, however many wait who can take none, and asks again what has changed.
 */
final class Candidates {

    /**
     * Somebody, and the earliest of the times that they can take.
     *
     * @param displaced whether it is for an appointment that lost its time, and has its session already
     */
    record Candidate(UUID entry, UUID person, boolean displaced, Slot slot) {
    }

    private static final String FIRST = """
            select e.id, e.person_id, e.appointment_id is not null, cast(s.n as integer)
            from waitlist_entry e
            join unnest(cast(:counsellors as uuid[]), cast(:starts as timestamptz[]), cast(:ends as timestamptz[]),
                    cast(:modalities as text[])) with ordinality s (counsellor_id, starts_at, ends_at, modality, n)
                on e.opens <= s.starts_at and e.closes >= s.ends_at and coalesce(e.modality, s.modality) = s.modality
                and coalesce(e.counsellor_id, s.counsellor_id) = s.counsellor_id
            where e.state = 'WAITING' and e.person_id <> all(cast(:passed as uuid[]))
            and e.person_id is distinct from (select member_id from appointment where id = cast(:givenUp as uuid))
            and (e.appointment_id is null
                or exists (select from appointment d where d.id = e.appointment_id and d.status = 'NEEDS_RESCHEDULE'))
            and not exists (select from waitlist_offer o where o.person_id = e.person_id and o.answer is null)
            and not exists (select from waitlist_offer o
                where o.entry_id = e.id and o.counsellor_id = s.counsellor_id and o.starts_at = s.starts_at)
            and not exists (select from counsellor colleague join counsellor c on c.agency = colleague.agency
                where colleague.person_id = e.person_id and c.id = s.counsellor_id)
            and not exists (select from appointment b where b.member_id = e.person_id
                and b.status in ('HELD', 'BOOKED', 'CHECKED_IN')
                and tstzrange(b.starts_at, b.ends_at, '[)') && tstzrange(s.starts_at, s.ends_at, '[)'))
            and not exists (select from group_meeting m where m.during && tstzrange(s.starts_at, s.ends_at)
                and (e.person_id in (m.leader_id, m.co_leader_id) or exists (select from group_seat p
                    where p.group_id = m.group_id and p.person_id = e.person_id and p.state = 'APPROVED')))
            and (e.appointment_id is not null
                or exists (select from crisis_case i where i.member_id = e.person_id and i.state <> 'CLOSED') or %s)
            order by e.appointment_id is null, e.queued_at, e.id, s.n limit 1"""
            .formatted(Purse.suffices("e.person_id", "s.starts_at"));

    private final TimeFreed freed;
    private final List<UUID> passed = new ArrayList<>();

    Candidates(TimeFreed freed) {
        this.freed = freed;
    }

    @SuppressWarnings("unchecked")
    Optional<Candidate> first(List<Slot> free) {
        var query = Entry.getEntityManager().createNativeQuery(FIRST, Tuple.class)
                .setParameter("counsellors", array(free, s -> s.key().counsellor()))
                .setParameter("starts", array(free, s -> s.key().start())).setParameter("ends", array(free, Slot::end))
                .setParameter("modalities", array(free, s -> s.key().modality())).setParameter("passed", array(passed, p -> p))
                .setParameter("givenUp", freed.appointment() == null ? null : freed.appointment().toString());
        freed.quota().fill(query);
        List<Tuple> found = query.getResultList();
        return found.stream().findFirst().map(t -> new Candidate(t.get(0, UUID.class), t.get(1, UUID.class),
                t.get(2, Boolean.class), free.get(t.get(3, Integer.class) - 1)));
    }

    /** Is not asked for again. */
    void pass(UUID person) {
        passed.add(person);
    }

    /** Ids, times and names of constants: nothing that an array of the database would want quoted. */
    private static <T> String array(List<T> list, Function<T, Object> value) {
        return list.stream().map(value).map(Object::toString).collect(Collectors.joining(",", "{", "}"));
    }
}
