package cn.zhijia.events;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.events.form.Question;
import cn.zhijia.events.form.Questions;
import cn.zhijia.kit.Refusal;

/** An event as an organizer writes it down. */
@Schema(name = "EventBody", examples = "{\"union\": \"bus\", \"title\": \"劳模课堂进车厢\", \"kind\": \"CLASS_ON_BOARD\", \"place\": {\"title\": \"840路公交车厢\"}, \"startsAt\": \"2026-12-02T03:00:00Z\", \"endsAt\": \"2026-12-02T04:00:00Z\", \"audience\": {\"rule\": \"OWN_UNION\"}, \"tags\": [\"劳模课堂\"], \"questions\": [{\"id\": \"gender\", \"text\": \"性别\", \"options\": [\"男\", \"女\"], \"required\": true}], \"maxParty\": 2}")
record EventBody(
        @NotNull @Pattern(regexp = "[a-z0-9-]{1,64}") @Schema(required = true, examples = "shouer", description = "The union that holds it: one the caller organises for. Never changes.") String union,
        @NotBlank @Size(max = 200) @Schema(required = true, examples = "礼赞劳动美 遇见更好的自己") String title,
        @NotNull @Schema(required = true) Kind kind,
        @Size(max = 5000) String description,
        @Size(max = 100) @Schema(examples = "北京协和医院", description = "A partner that gives it, such as a hospital.") String host,
        @Valid Place place,
        @Schema(description = "One of the venues: published, the event has it for its time. Of the same union, or shared.") UUID venue,
        @NotNull @Schema(required = true) Instant startsAt,
        @NotNull @Schema(required = true) Instant endsAt,
        @Size(max = 64) @Schema(examples = "Asia/Shanghai", description = "IANA zone of the place; Asia/Shanghai when absent.") String zone,
        @Schema(description = "At once when absent.") Instant registrationOpensAt,
        @Schema(description = "At the start when absent, and never later.") Instant registrationClosesAt,
        @NotNull @Valid @Schema(required = true) Audience audience,
        @Size(max = 20) List<@NotBlank @Size(max = 40) String> tags,
        @Schema(description = "Each registration waits for an organizer's approval; false when absent.") Boolean needsApproval,
        @Schema(description = "Who waits for approval holds the seats meanwhile, if some are free; false when absent.") Boolean approvalHolds,
        @Size(max = 10) @Schema(description = "What the registration form asks. Fixed once somebody has registered.") List<@NotNull @Valid Question> questions,
        @Min(1) @Max(10) @Schema(examples = "4", description = "People one registration may bring, the member included; 1 when absent.") Integer maxParty,
        @Min(0) @Max(20) @Schema(examples = "3", description = "How often a party that does not fit lets others go first before seats are kept for it; 3 when absent.") Integer maxPasses,
        @Pattern(regexp = PERIOD) @Schema(examples = "PT12H", description = "ISO 8601, PT15M to P14D: how long a promoted person may take to accept the seat. Absent: promoted is confirmed.") String offerPeriod,
        @Pattern(regexp = PERIOD) @Schema(examples = "PT1H", description = "ISO 8601, up to P14D: so long before the start every offer ends; PT1H when absent.") String offerCutoff,
        @Schema(description = "The event this is a part of, of the same union: who registers for a part must be registered for that one. Fixed at publication.") UUID partOf) {

    private static final String PERIOD = "P(\\d{1,2}D)?(T(\\d{1,4}H)?(\\d{1,5}M)?(\\d{1,7}S)?)?";

    /** With what was left out filled in, so that a repeat can be told from a change; refuses what cannot be. */
    EventBody checked() {
        audience.check();
        var schedule = schedule();
        return new EventBody(union, title, kind, description, host, place, venue, schedule.startsAt(), schedule.endsAt(),
                schedule.zone(), schedule.opensAt(), schedule.closesAt(), audience, tags == null ? List.of() : tags,
                Boolean.TRUE.equals(needsApproval), terms().approvalHolds(), Questions.checked(questions), terms().maxParty(),
                terms().maxPasses(), terms().offerPeriod(), terms().offerCutoff(), partOf);
    }

    Terms terms() {
        return Terms.checked(maxParty, maxPasses, offerPeriod, offerCutoff, approvalHolds);
    }

    Schedule schedule() {
        return Schedule.checked(startsAt, endsAt, zone, registrationOpensAt, registrationClosesAt);
    }

    static EventBody of(Event e) {
        var s = e.schedule;
        return new EventBody(e.unionId, e.title, e.kind, e.description, e.host, e.place, e.venueId, s.startsAt(), s.endsAt(),
                s.zone(),
                s.opensAt(), s.closesAt(), e.audience, e.tags, e.needsApproval, e.terms.approvalHolds(), e.questions,
                e.terms.maxParty(), e.terms.maxPasses(), e.terms.offerPeriod(), e.terms.offerCutoff(), e.partOf);
    }

    /**
     * A draft may change in everything but its union; a published event keeps its time, which only a reschedule moves, and what
     * it is a part of.
     *
     * @return the questions have changed
     */
    boolean edit(Event e) {
        if (!union.equals(e.unionId)) {
            throw Refusal.field("/union", "never-changes");
        }
        if (e.state != EventState.DRAFT) {
            e.state.require(EventState.PUBLISHED);
            requireTimeAndMainOf(e);
        }
        boolean asked = !e.questions.equals(questions);
        copyTo(e);
        return asked;
    }

    private void requireTimeAndMainOf(Event published) {
        if (!schedule().sameTime(published.schedule)) {
            throw new Refusal("reschedule-instead");
        }
        if (!Objects.equals(partOf, published.partOf)) {
            throw Refusal.field("/partOf", "never-changes");
        }
    }

    void copyTo(Event e) {
        e.unionId = union;
        e.title = title;
        e.kind = kind;
        e.description = description;
        e.host = host;
        e.place = place;
        e.venueId = venue;
        e.schedule = schedule();
        e.audience = audience;
        e.tags = tags;
        e.needsApproval = needsApproval;
        e.terms = terms();
        e.questions = questions;
        e.partOf = partOf;
    }
}
