package cn.zhijia.counselling.waitlist;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

import cn.zhijia.counselling.TimeFreed;
import cn.zhijia.counselling.slot.Modality;
import cn.zhijia.counselling.slot.Slot;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.Person;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** 候补登记: one wish of one member. It never changes but for where it stands. */
@Entity
@Table(name = "waitlist_entry")
class Entry extends PanacheEntityBase {

    private static final int MOST = 5;
    /** Of those who wait for one time, so many are looked at. */
    private static final int LOOKED_AT = 200;

    @Id
    UUID id;
    @ManyToOne(optional = false, fetch = FetchType.LAZY)
    Person person;
    UUID counsellorId;
    @Enumerated(EnumType.STRING)
    Modality modality;
    Instant opens;
    Instant closes;
    UUID appointmentId;
    @Enumerated(EnumType.STRING)
    EntryState state;
    Instant queuedAt;
    long version;

    /** Unless the id is taken. */
    static boolean join(UUID id, Person person, EntryBody wish, Instant now) {
        if (count("person = ?1 and state in ?2 and closes > ?3", person, List.of(EntryState.WAITING, EntryState.OFFERED),
                now) >= MOST) {
            throw new Refusal("too-many-waits").with("most", MOST);
        }
        return getEntityManager().createNativeQuery(
                """
                        insert into waitlist_entry (id, person_id, counsellor_id, modality, opens, closes, appointment_id, state, queued_at, version)
                        values (:id, :person, cast(:counsellor as uuid), cast(:modality as text), :opens, :closes,
                            cast(:appointment as uuid), 'WAITING', zhijia_now(), 1) on conflict do nothing""")
                .setParameter("id", id).setParameter("person", person.id).setParameter("counsellor", text(wish.counsellor()))
                .setParameter("modality", text(wish.modality())).setParameter("opens", wish.opens())
                .setParameter("closes", wish.closes()).setParameter("appointment", text(wish.appointment()))
                .executeUpdate() == 1;
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }

    /** The person's own, held until commit; 404 for everybody else. */
    static Entry lock(UUID id, Person person) {
        return Entry.<Entry> findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).filter(e -> e.person.id.equals(person.id))
                .orElseThrow(Refusal::notFound);
    }

    static Entry get(UUID id, Person person) {
        return Entry.<Entry> findByIdOptional(id).filter(e -> e.person.id.equals(person.id)).orElseThrow(Refusal::notFound);
    }

    /**
     * Who waits for this stretch, held until commit: those whose appointment lost its time, then who has waited longest. One
     * whom
     * somebody else has in hand is being offered another time, and passed over; nobody is offered what they have just given up.
     */
    @SuppressWarnings("unchecked")
    static List<Entry> waitingFor(TimeFreed freed) {
        return getEntityManager().createNativeQuery("""
                select e.* from waitlist_entry e left join appointment d on d.id = e.appointment_id
                where e.state = 'WAITING' and e.opens < :to and e.closes > :from
                and (e.counsellor_id is null or e.counsellor_id = :counsellor)
                and (e.appointment_id is null or d.status = 'NEEDS_RESCHEDULE')
                and e.person_id is distinct from (select member_id from appointment where id = cast(:given_up as uuid))
                order by e.appointment_id is null, e.queued_at, e.id limit :most for no key update of e skip locked""",
                Entry.class).setParameter("from", freed.from()).setParameter("to", freed.to())
                .setParameter("counsellor", freed.counsellor().id).setParameter("most", LOOKED_AT)
                .setParameter("given_up", text(freed.appointment())).getResultList();
    }

    boolean fits(Slot slot) {
        return !slot.key().start().isBefore(opens) && !slot.end().isAfter(closes)
                && (modality == null || modality == slot.key().modality());
    }

    boolean wishes(EntryBody wish) {
        return opens.equals(wish.opens().truncatedTo(ChronoUnit.MICROS))
                && closes.equals(wish.closes().truncatedTo(ChronoUnit.MICROS)) && modality == wish.modality()
                && Objects.equals(counsellorId, wish.counsellor()) && Objects.equals(appointmentId, wish.appointment());
    }

    EntryState stateAt(Instant now) {
        return state == EntryState.WAITING && !closes.isAfter(now) ? EntryState.CLOSED : state;
    }

    void become(EntryState next) {
        if (state != EntryState.SERVED && state != EntryState.LEFT) {
            state = next;
            version++;
        }
    }

    /** Behind all who wait: an offer was not answered. */
    void queueAgain(Instant now) {
        queuedAt = now;
        become(EntryState.WAITING);
    }
}
