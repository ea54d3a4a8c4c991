package cn.zhijia.events.series.standing;

import java.util.UUID;
import java.util.function.BiConsumer;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
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
    @Operation(operationId = "optOutOfDate", summary = "Do not come on one date", description = "The seat of that date is released and handed over at once; the standing seat stays. A date of the series that is listed and has not begun. A late repeat of an earlier decision changes nothing and answers what stands.")
    @APIResponse(responseCode = "200", description = "My standing seat.")
    @APIResponse(responseCode = "409", description = "event-started")
    public SubscriptionView optOut(@PathParam("id") UUID id, @PathParam("recurrenceId") String recurrenceId,
            @NotNull @Valid OptOutBody body) {
        return change(id, recurrenceId, body.decision(), (subscription, date) -> {
            var seat = StandingSeat.of(subscription, recurrenceId);
            seat.remember(body.decision());
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
    @Operation(operationId = "optBackIn", summary = "Come on that date after all", description = "A new attempt to register: a seat if one is free, else the end of the line. Carries a decision of its own; a late repeat of an earlier one changes nothing and answers what stands.")
    @APIResponse(responseCode = "200", description = "My standing seat.")
    @APIResponse(responseCode = "409", description = "event-started")
    public SubscriptionView optIn(@PathParam("id") UUID id, @PathParam("recurrenceId") String recurrenceId,
            @QueryParam("decision") @NotNull @Parameter(required = true, description = "Made by the client for this wish to come after all: the same in every repeat.") UUID decision) {
        return change(id, recurrenceId, decision, (subscription, date) -> {
            var seat = StandingSeat.of(subscription, recurrenceId);
            seat.remember(decision);
            if (seat.optedOut) {
                seat.comeBack();
                StandingSeat.flush();
                if (date.stands()) {
                    Standing.seat(subscription, recurrenceId, date.id());
                }
            }
        });
    }

    private SubscriptionView change(UUID id, String recurrenceId, UUID decision, BiConsumer<Subscription, Occurrence> change) {
        var person = Person.known(caller).orElseThrow(Refusal::notFound);
        Series.locked(id);
        var subscription = Subscription.live(id, person).orElseThrow(Refusal::notFound);
        if (StandingSeat.decided(subscription, recurrenceId, decision)) {
            return SubscriptionView.of(subscription);
        }
        Occurrence date = Occurrence.<Occurrence> find("series.id = ?1 and recurrenceId = ?2", id, recurrenceId)
                .firstResultOptional().orElseThrow(Refusal::notFound);
        if (date.event() != null && !date.event().startsAt().isAfter(clock.now())) {
            throw new Refusal("event-started").with("startsAt", date.event().startsAt());
        }
        change.accept(subscription, date);
        StandingSeat.flush();
        return SubscriptionView.of(Subscription.findById(subscription.id));
    }
}
