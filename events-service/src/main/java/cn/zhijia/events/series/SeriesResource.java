package cn.zhijia.events.series;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.events.FirstCall;
import cn.zhijia.events.series.holidays.HolidayCalendar;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Cursor;
import cn.zhijia.kit.Pages;
import cn.zhijia.kit.Preconditions;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.Slice;
import cn.zhijia.kit.data.DatabaseClock;

@Path("/v1/series")
@Tag(name = "Series")
class SeriesResource {

    private final Caller caller;
    private final Preconditions preconditions;
    private final DatabaseClock clock;
    private final HolidayCalendar calendar;

    SeriesResource(Caller caller, Preconditions preconditions, DatabaseClock clock, HolidayCalendar calendar) {
        this.caller = caller;
        this.preconditions = preconditions;
        this.clock = clock;
        this.calendar = calendar;
    }

    @GET
    @PermitAll
    @Transactional
    @Operation(operationId = "listSeries", summary = "List series", description = "In the order of their ids. Open to guests.")
    @APIResponse(responseCode = "200", description = "A page of series.")
    public RestResponse<SeriesPage> list(
            @QueryParam("union") @Size(max = 64) @Parameter(description = "Held by this union.") String union,
            @QueryParam("cursor") @Size(max = 1000) String cursor,
            @QueryParam("limit") @Min(1) @Max(100) @DefaultValue("20") int limit, @Context UriInfo uri) {
        var after = cursor == null ? new UUID(0, 0) : UUID.fromString(Cursor.read(cursor, "series" + union, 1).get(0));
        List<Series> found = Series.find("id > ?1 and (?2 is null or unionId = ?2) order by id", after, union)
                .page(0, limit + 1).list();
        var slice = Slice.of(found, limit);
        var next = slice.next("series" + union, last -> List.of(last.id));
        var workdays = calendar.workdays();
        var now = clock.now();
        return Pages.answer(new SeriesPage(
                slice.as(s -> SeriesView.of(s, workdays, now, caller.language())), next), next, uri);
    }

    @GET
    @Path("{id}")
    @PermitAll
    @Transactional
    @Operation(operationId = "getSeries", summary = "Read a series", description = "With the dates that are detached from it and what its organizer should know. Open to guests.")
    @APIResponse(responseCode = "200", description = "The series, with its ETag.")
    @APIResponse(responseCode = "304", description = "Nothing has changed.")
    public RestResponse<SeriesView> get(@PathParam("id") UUID id) {
        var series = Series.known(id);
        var view = SeriesView.of(series, calendar.workdays(), clock.now(), caller.language());
        return preconditions.read(view, series.version, view.moment());
    }

    @PUT
    @Path("{id}")
    @RolesAllowed("organizer")
    @Transactional
    @Operation(operationId = "putSeries", summary = "Write or change a series", description = "Its dates of the next 60 days (60 at most) become published events with their seats at once; later ones follow as time goes on. A change needs If-Match. It reaches every coming date that was not detached, and what an organizer changed in a single event: what shall differ is an exception. A date that the rule no longer has is called off when nobody is registered; else it is detached. A date whose hours change is moved, and who is registered is asked again. A day has one date at most.")
    @APIResponse(responseCode = "201", description = "The series was made.")
    @APIResponse(responseCode = "200", description = "Changed, or just as it was.")
    @APIResponse(responseCode = "409", description = "below-use: fewer seats than a date has people; over-venue-seats: more than the venue of a date has; venue-taken: it is somebody else's at the new time.")
    @APIResponse(responseCode = "412", description = "Somebody else changed it.")
    @APIResponse(responseCode = "428", description = "If-Match is missing.")
    public RestResponse<SeriesView> put(@PathParam("id") UUID id, @NotNull @Valid SeriesBody body) {
        var wanted = body.checked();
        FirstCall.hold(id);
        var workdays = calendar.workdays();
        var now = clock.now();
        boolean created = Series.findById(id) == null;
        if (created) {
            if (!caller.unions().contains(wanted.union())) {
                throw new Refusal("other-union").with("union", wanted.union());
            }
            Timetable.moved(Series.made(id, wanted, now), workdays, now).bring();
        } else {
            var series = Series.locked(id).requireOrganizer(caller);
            if (!SeriesBody.of(series).equals(wanted)) {
                preconditions.requireMatch(series.version);
                boolean resized = !Objects.equals(series.size, wanted.size());
                series.edit(wanted, now);
                Series.flush();
                Timetable.edited(series, workdays, now, resized).bring();
            }
        }
        var series = Series.known(id);
        var view = SeriesView.of(series, workdays, now, caller.language());
        return preconditions.written(view, series.version, view.moment(), created);
    }
}
