package cn.zhijia.counselling;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;

import cn.zhijia.counselling.counsellor.Plans;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Refusal;

/** Finds an appointment for whom it concerns; it does not exist for anybody else. */
final class Concerned {

    private Concerned() {
    }

    /** The appointment, held until commit, for the member, the assigned counsellor or the administrator; 404 for others. */
    static Appointment locked(UUID id, Caller caller) {
        return Appointment.<Appointment> findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .filter(a -> a.isOf(caller) || a.isRunBy(caller)).orElseThrow(Refusal::notFound);
    }

    /**
     * {@link #locked} for what frees its time: whoever may be given it shares the plan first.
     *
     * @param other whose plan is shared as well; null for nobody's
     */
    static Appointment lockedWithPlan(UUID id, Caller caller, UUID other) {
        return lockedWithPlan(id, null, caller, other);
    }

    /** @param beside another appointment that is held with it, in the order of their ids as all are; null for none */
    static Appointment lockedWithPlan(UUID id, UUID beside, Caller caller, UUID other) {
        var seen = Place.of(id);
        Plans.shareAll(Stream.of(seen.counsellor, other).filter(Objects::nonNull).toList(), seen.rooms());
        Stream.of(id, beside).filter(Objects::nonNull).sorted(Comparator.comparing(UUID::toString))
                .forEach(one -> locked(one, caller));
        Appointment appointment = Appointment.findById(id);
        if (!seen.equals(Place.of(id))) { // moved meanwhile
            throw new Refusal("busy").retryAfter(Duration.ofSeconds(1));
        }
        return appointment;
    }

    /**
     * With whom and in which room an appointment is, read without a lock.
     *
     * @param room null unless on site
     */
    record Place(UUID counsellor, UUID room) {

        static Place of(UUID id) {
            List<?> found = Appointment.getEntityManager()
                    .createNativeQuery("select counsellor_id, room_id from appointment where id = :id", Tuple.class)
                    .setParameter("id", id).getResultList();
            return found.stream().map(Tuple.class::cast).map(t -> new Place(t.get(0, UUID.class), t.get(1, UUID.class)))
                    .findFirst().orElseThrow(Refusal::notFound);
        }

        List<UUID> rooms() {
            return room == null ? List.of() : List.of(room);
        }
    }

    /** For the member and the assigned counsellor; 404 for everybody else, by one query whether it is there or not. */
    static Appointment get(UUID id, Caller caller) {
        Optional<Appointment> appointment = Appointment.find(Appointment.WITH_ALL + "where a.id = ?1", id)
                .firstResultOptional();
        return appointment.filter(a -> a.isOf(caller) || a.counsellor.is(caller)).orElseThrow(Refusal::notFound);
    }
}
