package cn.zhijia.events.social;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** 嘉宾: somebody who takes part, under a number and a nickname for the evening. */
@Entity
public class Participant extends PanacheEntityBase {

    @Id
    UUID id;
    UUID socialId;
    UUID personId;
    int number;
    String nickname;
    String about;
    Instant joinedAt;
    Instant leftAt;

    /** This person's place at the social, also when they have left. */
    public static Optional<Participant> of(UUID social, UUID person) {
        return find("socialId = ?1 and personId = ?2", social, person).firstResultOptional();
    }

    public UUID id() {
        return id;
    }

    public UUID personId() {
        return personId;
    }

    public int number() {
        return number;
    }

    public boolean here() {
        return leftAt == null;
    }
}
