package cn.zhijia.events.series.standing;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.events.registration.RegistrationState;

@Schema(name = "Subscription")
record SubscriptionView(
        @Schema(required = true) UUID series,
        @Schema(required = true, description = "The attempt in force: not always the one just sent.") UUID attempt,
        @Schema(required = true, description = "Seats are given in this order.") Instant subscribedAt,
        @Schema(description = "It has ended; absent while it stands.") Instant endedAt,
        @Schema(required = true, maxItems = 100, description = "The coming dates, in their order.") List<Date> dates) {

    @Schema(name = "SubscriptionDate")
    record Date(
            @Schema(required = true, maxLength = 16, examples = "2026-12-16T19:30") String recurrenceId,
            @Schema(description = "Absent for a date that is not within reach yet.") UUID event,
            Instant startsAt,
            @Schema(required = true) boolean optedOut,
            @Schema(description = "How the registration stands; absent when there is none.") RegistrationState state,
            @Schema(maxLength = 60, examples = "event-full", description = "The code of the problem that the registration for this date met.") String refusal) {
    }

    @SuppressWarnings("unchecked")
    static SubscriptionView of(Subscription s) {
        List<Object[]> rows = Subscription.getEntityManager().createNativeQuery("""
                select seat.recurrence_id, e.id, e.starts_at, seat.opted_out, r.state, seat.refusal
                from standing_seat seat left join occurrence o on o.series_id = :series and o.recurrence_id = seat.recurrence_id
                left join event e on e.id = o.event_id
                left join registration r on r.event_id = e.id and r.person_id = :person
                    and (r.attempt = seat.attempt or seat.attempt = any(r.later_attempts))
                where seat.subscription_id = :id and (e.id is null or e.ends_at > zhijia_now())
                order by seat.recurrence_id limit 100
                """, Object[].class).setParameter("series", s.series.id()).setParameter("person", s.person.id)
                .setParameter("id", s.id).getResultList();
        return new SubscriptionView(s.series.id(), s.attempt, s.subscribedAt, s.endedAt,
                rows.stream().map(SubscriptionView::date).toList());
    }

    private static Date date(Object[] row) {
        return new Date((String) row[0], (UUID) row[1], (Instant) row[2], (Boolean) row[3],
                row[4] == null ? null : RegistrationState.valueOf((String) row[4]), (String) row[5]);
    }
}
