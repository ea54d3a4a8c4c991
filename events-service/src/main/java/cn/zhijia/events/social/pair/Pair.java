package cn.zhijia.events.social.pair;

import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/**
 * 牵手成功: two who chose each other. Made by the reveal, and gone without a trace when either leaves or blocks the other. How the
 * two are
 * reached is no field of it, so that it gets nowhere by accident.
 */
@Entity
public class Pair extends PanacheEntityBase {

    @Id
    UUID id;
    UUID socialId;
    UUID oneId;
    UUID otherId;
    boolean oneAnnounce;
    boolean otherAnnounce;

    /** The pair of this social, while it is one. */
    public static Optional<Pair> at(UUID social, UUID id) {
        return find("id = ?1 and socialId = ?2", id, social).firstResultOptional();
    }

    /** Whether this participant is one of the two. */
    public boolean has(UUID participant) {
        return oneId.equals(participant) || otherId.equals(participant);
    }

    /** Both agree to be announced. */
    public boolean announced() {
        return oneAnnounce && otherAnnounce;
    }

    public UUID id() {
        return id;
    }
}
