package cn.zhijia.events.series;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.events.FirstCall;
import cn.zhijia.events.series.holidays.HolidayCalendar;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Preconditions;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.DatabaseClock;

@Path("/v1/series/{id}/split")
@Tag(name = "Series")
class SplitResource {

    private final Caller caller;
    private final Preconditions preconditions;
    private final DatabaseClock clock;
    private final HolidayCalendar calendar;

    SplitResource(Caller caller, Preconditions preconditions, DatabaseClock clock, HolidayCalendar calendar) {
        this.caller = caller;
        this.preconditions = preconditions;
        this.clock = clock;
        this.calendar = calendar;
    }

    @PUT
    @Path("{newSeriesId}")
    @RolesAllowed("organizer")
    @Transactional
    @Operation(operationId = "splitSeries", summary = "Change this and all following dates", description = "The date and what follows become a series under an id of your choice; the first series ends before it. Needs the first series' If-Match. Events, registrations and standing seats of those dates are kept, and so is the UID of each date in personal and event calendars (the event's id); in the calendars of the two series the dates go from the one's UID to the other's.")
    @APIResponse(responseCode = "201", description = "The new series.")
    @APIResponse(responseCode = "200", description = "It was split there before.")
    @APIResponse(responseCode = "409", description = "id-in-use, below-use, over-venue-seats, venue-taken")
    @APIResponse(responseCode = "412", description = "Somebody else changed it.")
    @APIResponse(responseCode = "428", description = "If-Match is missing.")
    public RestResponse<SeriesView> split(@PathParam("id") UUID id, @PathParam("newSeriesId") UUID newId,
            @NotNull @Valid SplitBody body) {
        var old = Series.locked(id).requireOrganizer(caller);
        FirstCall.hold(newId);
        var workdays = calendar.workdays();
        var now = clock.now();
        Series known = Series.findById(newId);
        if (known == null) {
            var split = Split.checked(old, body, workdays, now);
            preconditions.requireMatch(old.version);
            split.into(newId);
        } else if (!id.equals(known.splitFrom) || !body.from().equals(known.splitAt)) {
            throw new Refusal("id-in-use");
        }
        var made = Series.known(newId);
        var view = SeriesView.of(made, workdays, now, caller.language());
        return preconditions.written(view, made.version, view.moment(), known == null);
    }
}
