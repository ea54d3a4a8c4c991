package cn.zhijia.counselling.station.handover;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;

import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.Person;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** 转介: one worker passed by one carer to counselling, once the worker confirms. */
@Entity
class Handover extends PanacheEntityBase {

    @Id
    UUID id;
    UUID stationId;
    UUID carerId;
    UUID personId;
    @Enumerated(EnumType.STRING)
    HandoverState state;
    Instant offeredAt;
    Instant answeredAt;

    /** Offers, unless this worker has an open one at the station; whether it was this call. */
    static boolean offer(UUID id, UUID station, UUID carer, UUID person) {
        return getEntityManager().createNativeQuery("""
                insert into handover (id, station_id, carer_id, person_id, state, offered_at)
                values (:id, :station, :carer, :person, 'OFFERED', zhijia_now()) on conflict do nothing""")
                .setParameter("id", id)
                .setParameter("station", station).setParameter("carer", carer).setParameter("person", person)
                .executeUpdate() == 1;
    }

    static Optional<Handover> known(UUID id) {
        return findByIdOptional(id);
    }

    /** For the carer who offered it and the worker; 404 for everybody else. */
    static Handover get(UUID station, UUID id, Person reader) {
        return known(id).filter(h -> h.stationId.equals(station))
                .filter(h -> h.personId.equals(reader.id) || h.carerId.equals(reader.id)).orElseThrow(Refusal::notFound);
    }

    /** Held until commit, for the worker; 404 for everybody else, the carer too. */
    static Handover lock(UUID station, UUID id, Person worker) {
        return Handover.<Handover> findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .filter(h -> h.stationId.equals(station) && h.personId.equals(worker.id)).orElseThrow(Refusal::notFound);
    }

    /** Whether this call answered it; the same answer again changes nothing. */
    boolean answer(HandoverState answer, Instant now) {
        if (state == answer) {
            return false;
        }
        if (!state.next().contains(answer)) {
            throw Refusal.illegalTransition(state, state.next());
        }
        state = answer;
        answeredAt = now;
        return true;
    }
}
