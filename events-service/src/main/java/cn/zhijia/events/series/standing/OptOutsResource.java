package cn.zhijia.events.series.standing;

import java.util.UUID;
import java.util.function.BiConsumer;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import cn.zhijia.events.series.Occurrence;
import cn.zhijia.events.series.Series;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.data.Person;

/** Single dates to which a member with a standing seat does not come. */
@Path("/v1/series/{id}/subscription/opt-outs/{recurrenceId}")
@RolesAllowed("member")
@Tag(name = "Series")
class OptOutsResource {

    private final Caller caller;
    private final DatabaseClock clock;

    OptOutsResource(Caller caller, DatabaseClock clock) {
        this.caller = caller;
        this.clock = clock;
    }

    @PUT
    @Transactional
    @Operation(operationId = "optOutOfDate", summary = "Do not come on one date", description = "The seat of that date is released and handed over at once; the standing seat stays. A date of the series that is listed and has not begun.")
    @APIResponse(responseCode = "200", description = "My standing seat.", content = @Content(mediaType = "application/json", schema = @Schema(implementation = SubscriptionView.class)))
    public SubscriptionView optOut(@PathParam("id") UUID id, @PathParam("recurrenceId") String recurrenceId) {
        return change(id, recurrenceId, (subscription, date) -> {
            var seat = StandingSeat.of(subscription, recurrenceId);
            if (!seat.optedOut) {
                seat.optedOut = true;
                seat.refusal = null;
                StandingSeat.flush();
                Standing.leave(subscription, date.event() == null ? null : date.id(), seat.attempt);
            }
        });
    }

    @DELETE
    @Transactional
    @Operation(operationId = "optBackIn", summary = "Come on that date after all", description = "A new attempt to register: a seat if one is free, else the end of the line.")
    @APIResponse(responseCode = "200", description = "My standing seat.", content = @Content(mediaType = "application/json", schema = @Schema(implementation = SubscriptionView.class)))
    public SubscriptionView optIn(@PathParam("id") UUID id, @PathParam("recurrenceId") String recurrenceId) {
        return change(id, recurrenceId, (subscription, date) -> {
            var seat = StandingSeat.of(subscription, recurrenceId);
            if (seat.optedOut) {
                seat.comeBack();
                StandingSeat.flush();
                if (date.stands()) {
                    Standing.seat(subscription, recurrenceId, date.id());
                }
            }
        });
    }

    private SubscriptionView change(UUID id, String recurrenceId, BiConsumer<Subscription, Occurrence> change) {
        var person = Person.known(caller).orElseThrow(Refusal::notFound);
        Series.locked(id);
        var subscription = Subscription.live(id, person).orElseThrow(Refusal::notFound);
        Occurrence date = Occurrence.<Occurrence> find("series.id = ?1 and recurrenceId = ?2", id, recurrenceId)
                .firstResultOptional().orElseThrow(Refusal::notFound);
        if (date.event() != null && !date.event().startsAt().isAfter(clock.now())) {
            throw new Refusal("event-started").with("startsAt", date.event().startsAt());
        }
        change.accept(subscription, date);
        return SubscriptionView.of(Subscription.findById(subscription.id));
    }
}
