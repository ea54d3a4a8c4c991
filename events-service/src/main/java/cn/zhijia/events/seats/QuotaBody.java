package cn.zhijia.events.seats;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.events.form.Question;
import cn.zhijia.kit.Refusal;

@Schema(name = "QuotaBody", examples = "{\"size\": 20, \"waitlistSize\": 10, \"question\": \"gender\", \"answers\": [\"女\"]}")
record QuotaBody(
        @Min(0) @Max(1_000_000) @Schema(examples = "20", description = "Seats; 0 is closed, absent is unlimited.") Integer size,
        @Min(0) @Max(1_000_000) @Schema(examples = "10", description = "How many parties may wait; 0 for no waitlist, absent is unlimited.") Integer waitlistSize,
        @Schema(description = "Accept a size below the seats in use; nobody is promoted until it fits.") Boolean allowOversubscribed,
        @Size(min = 1, max = 100) @Schema(description = "Counts members of these unions; absent, with question absent too, counts everybody. Fixed at publication.", examples = "[\"shouer\"]") List<@NotNull @Pattern(regexp = "[a-z0-9-]{1,64}") String> unions,
        @Pattern(regexp = "[a-z0-9-]{1,40}") @Schema(examples = "gender", description = "Counts who gave one of these answers to this question of the event. Fixed at publication.") String question,
        @Size(min = 1, max = 30) @Schema(description = "Only with question.", examples = "[\"女\"]") List<@NotBlank @Size(max = 100) String> answers) {

    /** Refuses to count by what is not asked. */
    void check(List<Question> asked) {
        if (question != null && unions != null) {
            throw Refusal.field("/question", "not-with-unions");
        }
        if ((question == null) != (answers == null)) {
            throw Refusal.field(question == null ? "/question" : "/answers", "required");
        }
        if (question == null) {
            return;
        }
        var known = asked.stream().filter(q -> q.id().equals(question)).findFirst()
                .orElseThrow(() -> Refusal.field("/question", "unknown-question"));
        for (int i = 0; i < answers.size(); i++) {
            if (!known.takes(answers.get(i))) {
                throw Refusal.field("/answers/" + i, "not-an-option");
            }
        }
    }

    boolean matches(Quota q) {
        return Objects.equals(q.size, size) && Objects.equals(q.waitlistSize, waitlistSize) && countsLike(q);
    }

    boolean countsLike(Quota q) {
        return Objects.equals(q.unions, unions) && Objects.equals(q.question, question) && Objects.equals(q.answers, answers);
    }

    void copyRule(Quota q) {
        q.unions = unions;
        q.question = question;
        q.answers = answers;
    }

    /** Whether somebody who is registered, waits, or may yet be approved on second thought would be counted. */
    boolean countsSomebody(UUID event) {
        return (boolean) Quota.getEntityManager().createNativeQuery("""
                select exists (select from registration r join person p on p.id = r.person_id where r.event_id = :event
                and r.state in ('PENDING_APPROVAL', 'WAITLISTED', 'OFFERED', 'CONFIRMED', 'REJECTED')
                and (:everybody or p.union_id = any(cast(:unions as text[]))
                    or r.answers[array_position(r.answered, cast(:question as text))] = any(cast(:answers as text[]))))
                """).setParameter("event", event).setParameter("everybody", unions == null && question == null)
                .setParameter("unions", unions == null ? new String[0] : unions.toArray(String[]::new))
                .setParameter("question", question == null ? "" : question)
                .setParameter("answers", answers == null ? new String[0] : answers.toArray(String[]::new)).getSingleResult();
    }
}
