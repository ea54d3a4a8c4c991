package cn.zhijia.events.series;

import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.events.calendar.Ics;
import cn.zhijia.events.series.holidays.HolidayCalendar;
import cn.zhijia.kit.Preconditions;
import cn.zhijia.kit.data.DatabaseClock;

@Path("/v1/series/{id}/calendar.ics")
@Tag(name = "Calendars")
class SeriesCalendarResource {

    private final Preconditions preconditions;
    private final DatabaseClock clock;
    private final HolidayCalendar calendar;

    SeriesCalendarResource(Preconditions preconditions, DatabaseClock clock, HolidayCalendar calendar) {
        this.preconditions = preconditions;
        this.clock = clock;
        this.calendar = calendar;
    }

    @GET
    @PermitAll
    @Transactional
    @Produces(Ics.TYPE)
    @Operation(operationId = "getSeriesCalendar", summary = "A series as iCalendar", description = "Its rule under the series' UID; each date that differs under RECURRENCE-ID, its original start; what was called off as STATUS:CANCELLED; what holidays leave out as EXDATE. Open to guests. The calendar of a single date, and a person's own, know the date by its event's UID.")
    @APIResponse(responseCode = "200", description = "The series, with its ETag.", content = @Content(mediaType = "text/calendar", schema = @Schema(implementation = String.class)))
    @APIResponse(responseCode = "304", description = "Nothing has changed.")
    public RestResponse<String> get(@PathParam("id") UUID id) {
        var series = Series.known(id);
        return Ics.answer(preconditions, series.title, SeriesCalendar.of(series, calendar.workdays(), clock.now()));
    }
}
