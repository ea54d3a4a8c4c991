package cn.zhijia.counselling;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.persistence.LockModeType;

import cn.zhijia.counselling.counsellor.Counsellor;
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
        var counsellor = planOf(id);
        Stream.of(counsellor, other).filter(Objects::nonNull).distinct().sorted(Comparator.comparing(UUID::toString))
                .forEach(Counsellor::shareIfThere);
        var appointment = locked(id, caller);
        if (!appointment.counsellor.id.equals(counsellor)) { // moved meanwhile
            throw new Refusal("busy").retryAfter(Duration.ofSeconds(1));
        }
        return appointment;
    }

    /** Whose plan it is in, read without a lock. */
    static UUID planOf(UUID id) {
        List<?> found = Appointment.getEntityManager().createNativeQuery("select counsellor_id from appointment where id = :id")
                .setParameter("id", id).getResultList();
        return found.stream().map(UUID.class::cast).findFirst().orElseThrow(Refusal::notFound);
    }

    /** For the member and the assigned counsellor; 404 for everybody else, by one query whether it is there or not. */
    static Appointment get(UUID id, Caller caller) {
        Optional<Appointment> appointment = Appointment.find(Appointment.WITH_ALL + "where a.id = ?1", id)
                .firstResultOptional();
        return appointment.filter(a -> a.isOf(caller) || a.counsellor.is(caller)).orElseThrow(Refusal::notFound);
    }
}
