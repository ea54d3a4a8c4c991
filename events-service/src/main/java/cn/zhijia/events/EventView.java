package cn.zhijia.events;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.events.form.Question;
import cn.zhijia.events.seats.Quota;

/** An event as everybody sees it. */
@Schema(name = "Event")
record EventView(
        @Schema(required = true) UUID id,
        @Schema(required = true, maxLength = 64, examples = "shouer") String union,
        @Schema(required = true, maxLength = 200, examples = "礼赞劳动美 遇见更好的自己") String title,
        @Schema(required = true) Kind kind,
        @Schema(maxLength = 5000) String description,
        @Schema(maxLength = 100) String host,
        Place place,
        @Schema(description = "The venue's id, when it is held at one.") UUID venue,
        @Schema(required = true) Instant startsAt,
        @Schema(required = true) Instant endsAt,
        @Schema(required = true, maxLength = 64, examples = "Asia/Shanghai") String zone,
        Instant registrationOpensAt,
        Instant registrationClosesAt,
        @Schema(required = true) Audience audience,
        @Schema(required = true, maxItems = 20) List<String> tags,
        @Schema(required = true) boolean needsApproval,
        @Schema(required = true, description = "Who waits for approval holds the seats meanwhile.") boolean approvalHolds,
        @Schema(required = true, maxItems = 10, description = "What the registration form asks.") List<Question> questions,
        @Schema(required = true, minimum = "1", maximum = "10") int maxParty,
        @Schema(required = true, minimum = "0", maximum = "20") int maxPasses,
        @Schema(maxLength = 20, examples = "PT12H", description = "How long a promoted person may take to accept.") String offerPeriod,
        @Schema(required = true, maxLength = 20, examples = "PT1H") String offerCutoff,
        @Schema(description = "The event this is a part of.") UUID partOf,
        @Schema(required = true, description = "DRAFT -> PUBLISHED -> COMPLETED or CANCELLED") EventState state,
        @Schema(required = true, minimum = "1", description = "Raised by each reschedule.") int revision,
        @Schema(maxLength = 500, description = "Why it was cancelled.") String cancellationReason,
        @Schema(required = true, description = "One may register now, if only for the waitlist.") boolean open,
        @Schema(required = true, description = "No seat is free, or people wait for the next one.") boolean full,
        @Schema(required = true, description = "It has begun and not ended.") boolean running,
        @Schema(required = true, maxItems = 20, description = "Where its seats are counted.") List<UUID> quotas) {

    /**
     * @param quotas of this event
     * @param now in database time
     */
    static EventView of(Event e, List<Quota> quotas, Instant now) {
        var s = e.schedule;
        boolean window = e.isPublished() && s.opened(now) && !s.closed(now);
        return new EventView(e.id, e.unionId, e.title, e.kind, e.description, e.host, e.place, e.venueId, s.startsAt(),
                s.endsAt(),
                s.zone(), s.opensAt(), s.closesAt(), e.audience, e.tags, e.needsApproval, e.terms.approvalHolds(), e.questions,
                e.terms.maxParty(),
                e.terms.maxPasses(), e.terms.offerPeriod(), e.terms.offerCutoff(), e.partOf, e.state, e.revision,
                e.cancellationReason, window && Quota.takePeople(quotas),
                Quota.full(quotas), e.isPublished() && s.started(now) && !s.ended(now),
                quotas.stream().map(Quota::id).toList());
    }

    /** What the clock and the seats change without an edit, for the entity tag. */
    long moment() {
        return Integer.toUnsignedLong(Objects.hash(open, full, running, quotas));
    }
}
