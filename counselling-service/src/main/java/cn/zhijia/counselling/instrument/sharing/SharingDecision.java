package cn.zhijia.counselling.instrument.sharing;

import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;

import org.hibernate.annotations.Immutable;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** One decision of a member about a response, kept so that its late repeat does not undo what was decided since. */
@Entity
@Immutable
@IdClass(SharingDecision.Key.class)
class SharingDecision extends PanacheEntityBase {

    record Key(UUID responseId, UUID id) implements Serializable {
    }

    @Id
    UUID responseId;
    @Id
    UUID id;
    UUID counsellorId;
    Instant until;
    Instant decidedAt;

    protected SharingDecision() {
    }

    SharingDecision(UUID response, SharingBody body, Instant now) {
        responseId = response;
        id = body.decision();
        counsellorId = body.counsellor();
        until = body.until();
        decidedAt = now;
    }

    static SharingDecision of(UUID response, UUID decision) {
        return findById(new Key(response, decision));
    }

    boolean says(SharingBody body) {
        return Objects.equals(counsellorId, body.counsellor()) && Objects.equals(until, body.until());
    }
}
