package cn.zhijia.events.feedback;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import cn.zhijia.events.FirstCall;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/**
 * 反馈: one attempt of somebody who was there to say how it was. At most one of a person's attempts stands; one that is over has
 * lost its answer and keeps its place, so that a late repeat of it changes nothing.
 */
@Entity
public class Feedback extends PanacheEntityBase {

    @Id
    UUID id;
    UUID eventId;
    UUID personId;
    UUID attempt;
    Integer score;
    String text;
    UUID shuffle;
    Instant answeredAt;
    /** The five it is counted with ({@link Answers}); null until five are together. */
    Integer batch;

    static Optional<Feedback> of(UUID event, UUID person, UUID attempt) {
        return find("eventId = ?1 and personId = ?2 and attempt = ?3", event, person, attempt).firstResultOptional();
    }

    /** The person's answer, if one stands. */
    static Optional<Feedback> standing(UUID event, UUID person) {
        return find("eventId = ?1 and personId = ?2 and score is not null", event, person).firstResultOptional();
    }

    static Feedback made(UUID event, UUID person, FeedbackBody body, Instant now) {
        var made = new Feedback();
        made.id = UUID.randomUUID();
        made.eventId = event;
        made.personId = person;
        made.attempt = body.attempt();
        made.answer(body, now);
        made.persistAndFlush();
        return made;
    }

    /** One answer to this event is given, changed or deleted after the other, until the transaction ends. */
    static void oneByOne(UUID event) {
        FirstCall.hold(event);
    }

    boolean stands() {
        return score != null;
    }

    boolean says(FeedbackBody body) {
        return Objects.equals(score, body.score()) && Objects.equals(text, body.text());
    }

    void answer(FeedbackBody body, Instant now) {
        score = body.score();
        text = body.text();
        shuffle = UUID.randomUUID();
        answeredAt = now;
        batch = null; // the new answer is not put among those that were seen with the old one
    }

    /** Erases the answer. */
    void end() {
        score = null;
        text = null;
        batch = null;
        flush();
    }
}
