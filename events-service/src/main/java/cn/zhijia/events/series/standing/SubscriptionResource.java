package cn.zhijia.events.series.standing;

import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.events.series.Occurrence;
import cn.zhijia.events.series.Series;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.data.Person;

/** The caller's own standing seat in a series. */
@Path("/v1/series/{id}/subscription")
@RolesAllowed("member")
@Tag(name = "Series")
class SubscriptionResource {

    /** Every date seats them one by one, in one transaction. */
    private static final int MOST = 200;

    private final Caller caller;
    private final DatabaseClock clock;

    SubscriptionResource(Caller caller, DatabaseClock clock) {
        this.caller = caller;
        this.clock = clock;
    }

    @PUT
    @Transactional
    @Operation(operationId = "subscribeToSeries", summary = "Take a standing seat", description = "Registers the member for every coming date, also for those that come within reach later, before anybody else can; among standing seats the order of subscribing decides. A date that takes nobody is shown with its refusal and does not stop the others. A registration that the member cancels directly is not made again. A repeat changes nothing, even after the end: a new wish needs a new attempt.")
    @APIResponse(responseCode = "201", description = "Subscribed; dates say how.")
    @APIResponse(responseCode = "200", description = "Subscribed before.")
    @APIResponse(responseCode = "403", description = "outside-audience: the series is not for members of this union; missing-role")
    @APIResponse(responseCode = "409", description = "series-full")
    public RestResponse<SubscriptionView> subscribe(@PathParam("id") UUID id, @NotNull @Valid SubscriptionBody body) {
        Series.known(id);
        var person = Person.of(caller);
        var series = Series.locked(id);
        var known = Subscription.live(id, person).or(() -> Subscription.of(id, person, body.attempt()));
        if (known.isPresent()) {
            return RestResponse.ok(SubscriptionView.of(known.get()));
        }
        series.requireAudience(person.unionId);
        if (Subscription.live(id).size() >= MOST) {
            throw new Refusal("series-full").with("most", MOST);
        }
        var made = Subscription.made(series, person, body.attempt(), clock.now());
        coming(id).forEach(date -> Standing.seat(made, date.recurrenceId(), date.id()));
        return RestResponse.status(RestResponse.Status.CREATED, SubscriptionView.of(Subscription.findById(made.id)));
    }

    private static List<Occurrence> coming(UUID series) {
        return Occurrence.<Occurrence> list(
                "from Occurrence o join fetch o.event e where o.series.id = ?1 and o.stands = true and o.detached = false and o.dropped = false"
                        + " and e.schedule.startsAt > cast(sql('zhijia_now()') as Instant) order by e.schedule.startsAt, e.id",
                series);
    }

    @GET
    @Transactional
    @Operation(operationId = "getSubscription", summary = "My standing seat, date by date", description = "The one that stands, or the last that ended.")
    @APIResponse(responseCode = "200", description = "My standing seat.")
    public SubscriptionView get(@PathParam("id") UUID id) {
        return SubscriptionView.of(Person.known(caller).flatMap(p -> Subscription.present(id, p))
                .orElseThrow(Refusal::notFound));
    }

    @DELETE
    @Transactional
    @Operation(operationId = "endSubscription", summary = "Give up my standing seat", description = "Names the attempt that is given up. The seats of all coming dates are released and handed over. Ending twice is no error.")
    @APIResponse(responseCode = "200", description = "It has ended.")
    public SubscriptionView end(@PathParam("id") UUID id,
            @QueryParam("attempt") @NotNull @Parameter(required = true, description = "The attempt that is given up.") UUID attempt) {
        var person = Person.known(caller).orElseThrow(Refusal::notFound);
        Series.locked(id);
        var subscription = Subscription.of(id, person, attempt).orElseThrow(Refusal::notFound);
        if (subscription.endedAt == null) {
            subscription.endedAt = clock.now();
            Subscription.flush();
            Standing.leave(subscription);
        }
        return SubscriptionView.of(subscription);
    }
}
