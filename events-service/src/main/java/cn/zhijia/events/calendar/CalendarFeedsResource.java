package cn.zhijia.events.calendar;

import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.events.FirstCall;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Preconditions;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.data.Person;

@Path("/v1/calendar-feeds")
@Tag(name = "Calendars")
class CalendarFeedsResource {

    private final Caller caller;
    private final EntityManager database;
    private final Preconditions preconditions;
    private final DatabaseClock clock;

    CalendarFeedsResource(Caller caller, EntityManager database, Preconditions preconditions, DatabaseClock clock) {
        this.caller = caller;
        this.database = database;
        this.preconditions = preconditions;
        this.clock = clock;
    }

    @GET
    @Path("{key}.ics")
    @PermitAll
    @Transactional
    @Produces(Ics.TYPE)
    @Operation(operationId = "getCalendarFeed", summary = "A person's own calendar", description = "Opened by its key alone, for calendar apps: what the person is registered for (TENTATIVE while waiting), and what was cancelled, until 90 days after its end. Names nobody. 404 for a key that was renewed or revoked.")
    @APIResponse(responseCode = "200", description = "The calendar, with its ETag.", content = @Content(mediaType = "text/calendar", schema = @Schema(implementation = String.class)))
    @APIResponse(responseCode = "304", description = "Nothing has changed.")
    public RestResponse<String> read(@PathParam("key") String key) {
        var feed = CalendarFeed.opened(key).orElseThrow(Refusal::notFound);
        var answer = Ics.answer(preconditions, "职家·我的活动", CalendarRows.of(database, feed.person.id));
        answer.getHeaders().putSingle("Cache-Control", "private, no-cache");
        return answer;
    }

    @PUT
    @Path("{feedId}")
    @RolesAllowed("member")
    @Transactional
    @Operation(operationId = "putCalendarFeed", summary = "Make a feed of my calendar", description = "Under an id of your choice, at most ten that stand. The key is in this answer only: a repeat does not tell it again, and only its hash is kept.")
    @APIResponse(responseCode = "201", description = "The feed, with its key.")
    @APIResponse(responseCode = "200", description = "It was made before.")
    @APIResponse(responseCode = "409", description = "id-in-use, too-many-feeds")
    public RestResponse<CalendarFeedView> put(@PathParam("feedId") UUID id) {
        FirstCall.hold(id);
        var person = Person.of(caller);
        CalendarFeed known = CalendarFeed.findById(id);
        if (known != null) {
            if (!known.person.id.equals(person.id)) {
                throw new Refusal("id-in-use");
            }
            return RestResponse.ok(CalendarFeedView.of(known, null));
        }
        CalendarFeed.requireRoom(person);
        var feed = new CalendarFeed();
        feed.id = id;
        feed.person = person;
        feed.createdAt = clock.now();
        var key = feed.renew(feed.createdAt);
        feed.persistAndFlush();
        return secret(RestResponse.Status.CREATED, CalendarFeedView.of(feed, key));
    }

    @GET
    @Path("{feedId}")
    @RolesAllowed("member")
    @Transactional
    @Operation(operationId = "getCalendarFeedState", summary = "Read one of my feeds", description = "Without its key.")
    @APIResponse(responseCode = "200", description = "The feed.")
    public CalendarFeedView get(@PathParam("feedId") UUID id) {
        return CalendarFeedView.of(mine(id), null);
    }

    @PUT
    @Path("{feedId}/renewal")
    @RolesAllowed("member")
    @Transactional
    @Operation(operationId = "renewCalendarFeed", summary = "Give a feed a new key", description = "The old one opens nothing from now on. Also after a revocation, while fewer than ten stand, and when the answer with the key was lost. A renewal that was made before changes nothing, whatever came after it.")
    @APIResponse(responseCode = "200", description = "The feed, with its new key; without it for a repeat.")
    @APIResponse(responseCode = "409", description = "too-many-feeds")
    public RestResponse<CalendarFeedView> renew(@PathParam("feedId") UUID id, @NotNull @Valid RenewalBody body) {
        var feed = mine(id);
        if (feed.renewals.contains(body.renewal())) {
            return RestResponse.ok(CalendarFeedView.of(feed, null));
        }
        if (feed.revoked()) {
            CalendarFeed.requireRoom(feed.person);
        }
        feed.renewals.add(body.renewal());
        return secret(RestResponse.Status.OK, CalendarFeedView.of(feed, feed.renew(clock.now())));
    }

    @DELETE
    @Path("{feedId}")
    @RolesAllowed("member")
    @Transactional
    @Operation(operationId = "revokeCalendarFeed", summary = "Revoke a feed", description = "Its key opens nothing from now on. Twice is no error.")
    @APIResponse(responseCode = "200", description = "It is revoked.")
    public CalendarFeedView revoke(@PathParam("feedId") UUID id) {
        var feed = mine(id);
        feed.revoke();
        return CalendarFeedView.of(feed, null);
    }

    private CalendarFeed mine(UUID id) {
        var feed = CalendarFeed.lock(id);
        if (feed == null || !caller.sub().equals(feed.person.sub)) {
            throw Refusal.notFound();
        }
        return feed;
    }

    private static RestResponse<CalendarFeedView> secret(RestResponse.Status status, CalendarFeedView view) {
        return RestResponse.ResponseBuilder.create(status, view).header("Cache-Control", "no-store").build();
    }
}
