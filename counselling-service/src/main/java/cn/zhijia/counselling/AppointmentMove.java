package cn.zhijia.counselling;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;

import cn.zhijia.counselling.slot.Modality;
import cn.zhijia.kit.data.Person;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/**
 * Where an appointment was before one attempt to move it, and who moved it when. An attempt that asked for the time it had is
 * kept
 * too: it is no move, but its late repeat must not undo a later one.
 */
@Entity
class AppointmentMove extends PanacheEntityBase {

    @Id
    UUID id;
    UUID appointmentId;
    UUID attempt;
    UUID counsellorId;
    UUID roomId;
    @Enumerated(EnumType.STRING)
    Modality modality;
    Instant startsAt;
    Instant endsAt;
    UUID movedById;
    Instant movedAt;

    protected AppointmentMove() {
    }

    AppointmentMove(Appointment from, UUID attempt, Person by, Instant now) {
        id = UUID.randomUUID();
        appointmentId = from.id;
        this.attempt = attempt;
        counsellorId = from.counsellor.id;
        roomId = from.room == null ? null : from.room.id;
        modality = from.modality;
        startsAt = from.startsAt;
        endsAt = from.endsAt;
        movedById = by.id;
        movedAt = now;
    }

    static boolean made(Appointment appointment, UUID attempt) {
        return count("appointmentId = ?1 and attempt = ?2", appointment.id, attempt) > 0;
    }
}
