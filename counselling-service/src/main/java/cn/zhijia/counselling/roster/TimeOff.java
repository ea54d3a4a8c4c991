package cn.zhijia.counselling.roster;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** 休假: a counsellor is away. Why is nobody's business here. */
@Entity
class TimeOff extends PanacheEntityBase {

    @Id
    UUID id;
    UUID counsellorId;
    Instant startsAt;
    Instant endsAt;
    /** When it was taken back; null while it counts. */
    Instant endedAt;

    protected TimeOff() {
    }

    TimeOff(UUID id, UUID counsellorId, TimeOffBody body) {
        this.id = id;
        this.counsellorId = counsellorId;
        startsAt = body.startsAt();
        endsAt = body.endsAt();
    }

    boolean is(UUID counsellor, TimeOffBody body) {
        return counsellorId.equals(counsellor) && startsAt.equals(body.startsAt()) && endsAt.equals(body.endsAt());
    }
}
