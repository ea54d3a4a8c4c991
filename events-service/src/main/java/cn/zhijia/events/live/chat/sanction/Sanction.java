package cn.zhijia.events.live.chat.sanction;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;

import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.Person;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** 处置: an entry of the evidence log, which the database lets nobody change. */
@Entity
@Immutable
@Table(name = "live_sanction")
public class Sanction extends PanacheEntityBase {

    @Id
    UUID id;
    /** Its place in the log, given by the database; a stream's entries are written one after the other. */
    @Column(insertable = false, updatable = false)
    Long place;
    UUID streamId;
    @ManyToOne(fetch = FetchType.LAZY)
    Person person;
    @Enumerated(EnumType.STRING)
    SanctionLevel level;
    Integer minutes;
    boolean immediately;
    String reason;
    UUID messageId;
    String messageText;
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "by_person_id")
    Person by;
    Instant imposedAt;
    Instant endsAt;
    /** What the two were called then. */
    String memberNo;
    String name;
    String byMemberNo;
    String byName;

    public static Ladder ladder(UUID stream, UUID person) {
        return ladder(standing(stream, person));
    }

    /** Where they lead to. */
    static Ladder ladder(List<Sanction> standing) {
        var ladder = Ladder.GROUND;
        for (var entry : standing) {
            ladder = ladder.after(entry.level, entry.endsAt);
        }
        return ladder;
    }

    /** What was imposed on this person since the last time that all was lifted, the earliest first. */
    static List<Sanction> standing(UUID stream, UUID person) {
        return list("""
                streamId = ?1 and person.id = ?2 and place > (select coalesce(max(l.place), 0) from Sanction l
                    where l.streamId = ?1 and l.person.id = ?2 and l.level = ?3) order by place
                """, stream, person, SanctionLevel.LIFTED);
    }

    static Sanction imposed(UUID stream, Person person, SanctionBody body, Person by, Instant now) {
        var entry = new Sanction();
        entry.id = body.sanction();
        entry.streamId = stream;
        entry.person = person;
        entry.level = body.level();
        entry.minutes = body.minutes();
        entry.immediately = body.immediately();
        entry.reason = body.reason();
        entry.messageId = body.message();
        entry.messageText = body.message() == null ? null : words(stream, person, body.message());
        entry.memberNo = person.memberNo;
        entry.name = person.name;
        entry.by = by;
        entry.byMemberNo = by.memberNo;
        entry.byName = by.name;
        entry.imposedAt = now;
        entry.endsAt = body.minutes() == null ? null : now.plus(Duration.ofMinutes(body.minutes()));
        entry.persistAndFlush();
        return entry;
    }

    /** What the message says, whatever has become of it. */
    private static String words(UUID stream, Person person, UUID message) {
        List<?> found = getEntityManager().createNativeQuery(
                "select text from live_message where id = :id and stream_id = :stream and person_id = :person")
                .setParameter("id", message).setParameter("stream", stream).setParameter("person", person.id).getResultList();
        if (found.isEmpty()) {
            throw Refusal.field("/message", "not-theirs");
        }
        return (String) found.get(0);
    }

    boolean repeats(UUID stream, Person whom, SanctionBody body) {
        return streamId.equals(stream) && person.id.equals(whom.id) && SanctionBody.of(this).equals(body);
    }
}
