package cn.zhijia.events.social;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Version;

import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** 联谊活动: the evening of one event. Locked before anything that belongs to it. */
@Entity
public class Social extends PanacheEntityBase {

    /** How pairs are made of choices that were returned. */
    enum Policy {
        ALL,
        ONE_TO_ONE
    }

    @Id
    UUID id;
    @Version
    long version;
    String unionId;
    UUID eventId;
    String title;
    @Enumerated(EnumType.STRING)
    SocialState state;
    @Enumerated(EnumType.STRING)
    Policy policy;
    int maxChoices;
    int keepDays;
    int coinCap;
    Instant revealedAt;

    public static Social get(UUID id) {
        return Social.<Social> findByIdOptional(id).orElseThrow(Refusal::notFound);
    }

    /** It stays in its state until this transaction ends; others may do the same beside. */
    public static Social shared(UUID id) {
        Social social = findById(id, LockModeType.PESSIMISTIC_READ);
        if (social == null) {
            throw Refusal.notFound();
        }
        return social;
    }

    /** For an organizer of its union; nobody else changes it, or anything in it, until this transaction ends. */
    public static Social locked(UUID id, Caller caller) {
        Social social = findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (social == null) {
            throw Refusal.notFound();
        }
        return social.requireOrganizer(caller);
    }

    public Social requireOrganizer(Caller caller) {
        if (!organizedBy(caller)) {
            throw new Refusal("other-union").with("union", unionId);
        }
        return this;
    }

    public boolean organizedBy(Caller caller) {
        return caller.unions().contains(unionId);
    }

    public UUID id() {
        return id;
    }

    public UUID eventId() {
        return eventId;
    }

    public SocialState state() {
        return state;
    }

    public int coinCap() {
        return coinCap;
    }
}
