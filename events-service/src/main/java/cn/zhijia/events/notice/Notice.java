package cn.zhijia.events.notice;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

import cn.zhijia.events.Event;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** 通知: one fact about one registration, for its person. Written by SQL together with the fact ({@link Fact#tell}). */
@Entity
class Notice extends PanacheEntityBase {

    @Id
    UUID id;
    UUID registrationId;
    UUID personId;
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    Event event;
    @Enumerated(EnumType.STRING)
    Fact fact;
    int revision;
    Instant occurredAt;
    /** Of an offer: until when it can be accepted. */
    Instant deadline;
}
