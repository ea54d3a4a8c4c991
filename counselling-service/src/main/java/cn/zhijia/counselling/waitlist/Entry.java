package cn.zhijia.counselling.waitlist;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

import cn.zhijia.counselling.HeldTime;
import cn.zhijia.counselling.TimeFreed;
import cn.zhijia.counselling.slot.Modality;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.Person;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** 候补登记: one wish of one member. It never changes but for where it stands. */
@Entity
@Table(name = "waitlist_entry")
class Entry extends PanacheEntityBase {

    private static final int MOST = 5;

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

    /**
     * Refuses one more to somebody who has as many as anybody may; those of one appointment that lost its time are for
     * themselves.
     */
    static void mayJoin(Person person, UUID appointment, Instant now) {
        var live = List.of(EntryState.WAITING, EntryState.OFFERED);
        long has = appointment == null
                ? count("person = ?1 and state in ?2 and closes > ?3 and appointmentId is null", person, live, now)
                : count("person = ?1 and state in ?2 and closes > ?3 and appointmentId = ?4", person, live, now, appointment);
        if (has >= MOST) {
            throw new Refusal("too-many-waits").with("most", MOST);
        }
    }

    /** Unless the id is taken. */
    static boolean join(UUID id, Person person, EntryBody wish) {
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

    /** The person's own, held until commit, as it is then; 404 for everybody else. */
    static Entry lock(UUID id, Person person) {
        var entry = get(id, person);
        getEntityManager().refresh(entry, LockModeType.PESSIMISTIC_WRITE);
        return entry;
    }

    static Entry get(UUID id, Person person) {
        return Entry.<Entry> findByIdOptional(id).filter(e -> e.person.id.equals(person.id)).orElseThrow(Refusal::notFound);
    }

    /** Whether anybody waits for a time in this stretch, whatever else they want of it. */
    static boolean anybodyWaits(TimeFreed freed) {
        return count("state = ?1 and opens < ?2 and closes > ?3", EntryState.WAITING, freed.to(), freed.from()) > 0;
    }

    /**
     * Sees to it that nobody erases this person until commit. False for one who is being erased, or was: nobody waits for that,
     * for an erasure waits for its turn.
     */
    static boolean isPersonThere(UUID person) {
        return !getEntityManager()
                .createNativeQuery("select id from person where id = :person and erased_at is null for key share skip locked")
                .setParameter("person", person).getResultList().isEmpty();
    }

    /** Held until commit, as it is then; empty when it was left meanwhile. */
    static Optional<Entry> lockWaiting(UUID id) {
        Entry entry = findById(id);
        getEntityManager().refresh(entry, LockModeType.PESSIMISTIC_WRITE);
        return Optional.of(entry).filter(e -> e.state == EntryState.WAITING);
    }

    /** Those who wait with this appointment wait no more. One who is offered a time has it until the answer. */
    static void end(UUID appointment, EntryState state) {
        getEntityManager().createNativeQuery("""
                update waitlist_entry set state = :state, version = version + 1
                where appointment_id = :appointment and state = 'WAITING'""").setParameter("state", state.name())
                .setParameter("appointment", appointment).executeUpdate();
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

    /** In line again, at this place; unless the appointment that was to be moved has a time by now. */
    void waitAgain(Instant place) {
        queuedAt = place;
        become(appointmentId == null || HeldTime.isDisplaced(appointmentId, person) ? EntryState.WAITING : EntryState.SERVED);
    }
}
