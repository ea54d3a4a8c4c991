package cn.zhijia.events.live.chat.decision;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;

import cn.zhijia.events.live.chat.ChatMessage;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.data.Person;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/**
 * 审核记录: what an organizer decided about a message, with the names that both had then. The database lets nobody change it.
 */
@Entity
@Immutable
@Table(name = "live_decision")
public class Decision extends PanacheEntityBase {

    @Id
    UUID id;
    /** Its place in the log, given by the database. */
    @Column(insertable = false, updatable = false)
    Long place;
    UUID streamId;
    UUID messageId;
    @Enumerated(EnumType.STRING)
    Verdict verdict;
    String reason;
    String memberNo;
    String name;
    UUID byPersonId;
    String byMemberNo;
    String byName;
    Instant decidedAt;

    Decision() {
    }

    /**
     * @param memberNo of the message's author, or null
     * @param name of the message's author
     */
    public Decision(ChatMessage message, Verdict verdict, String reason, String memberNo, String name, Person by, Instant now) {
        id = UUID.randomUUID();
        streamId = message.streamId();
        messageId = message.id();
        this.verdict = verdict;
        this.reason = reason;
        this.memberNo = memberNo;
        this.name = name;
        byPersonId = by.id;
        byMemberNo = by.memberNo;
        byName = by.name;
        decidedAt = now;
    }

    /**
     * Held from here, before the message: the log refers to this person, and a first sign-in in parallel has the row locked
     * while it waits for the message.
     */
    public static Person maker(Caller caller) {
        var person = Person.of(caller);
        getEntityManager().createNativeQuery("select 1 from person where id = :id for key share").setParameter("id", person.id)
                .getSingleResult();
        return person;
    }
}
