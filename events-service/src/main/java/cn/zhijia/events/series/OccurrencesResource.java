package cn.zhijia.events.series;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
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

import cn.zhijia.events.series.holidays.HolidayCalendar;
import cn.zhijia.events.series.rule.Plan;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Cursor;
import cn.zhijia.kit.Pages;
import cn.zhijia.kit.Preconditions;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.Slice;
import cn.zhijia.kit.data.DatabaseClock;

@Path("/v1/series/{id}/occurrences")
@Tag(name = "Series")
class OccurrencesResource {

    /** How far ahead an exception may be made. */
    private static final Duration REACH = Duration.ofDays(366);

    private final Caller caller;
    private final Preconditions preconditions;
    private final DatabaseClock clock;
    private final HolidayCalendar calendar;

    OccurrencesResource(Caller caller, Preconditions preconditions, DatabaseClock clock, HolidayCalendar calendar) {
        this.caller = caller;
        this.preconditions = preconditions;
        this.clock = clock;
        this.calendar = calendar;
    }

    @GET
    @PermitAll
    @Transactional
    @Operation(operationId = "listOccurrences", summary = "The dates of a series", description = "In the order of recurrenceId, past ones, tombstones and dates left out for holidays too; dates that are not within reach yet are not listed. Open to guests.")
    @APIResponse(responseCode = "200", description = "A page of dates.")
    public RestResponse<OccurrencePage> list(@PathParam("id") UUID id,
            @QueryParam("from") @Pattern(regexp = Local.TIME) @Parameter(description = "Only dates whose recurrenceId is this or later.", example = "2026-12-01T00:00") String from,
            @QueryParam("cursor") @Size(max = 1000) String cursor,
            @QueryParam("limit") @Min(1) @Max(100) @DefaultValue("20") int limit, @Context UriInfo uri) {
        if (from != null) {
            Local.time("?from", from);
        }
        var series = Series.known(id);
        var filter = "occurrences" + id + from;
        var after = cursor == null ? "" : Cursor.read(cursor, filter, 1).get(0);
        List<Occurrence> found = Occurrence.find("from Occurrence o left join fetch o.event where o.series = ?1"
                + " and o.recurrenceId > ?2 and o.recurrenceId >= ?3 and (o.event is not null or o.dropped = false)"
                + " order by o.recurrenceId", series, after, from == null ? "" : from).page(0, limit + 1).list();
        var slice = Slice.of(found, limit);
        var next = slice.next(filter, last -> List.of(last.recurrenceId));
        return Pages.answer(new OccurrencePage(slice.as(OccurrenceView::of), next), next, uri);
    }

    @GET
    @Path("{recurrenceId}")
    @PermitAll
    @Transactional
    @Operation(operationId = "getOccurrence", summary = "Read a date of a series", description = "Up to a year ahead. Open to guests.")
    @APIResponse(responseCode = "200", description = "The date, with its ETag.")
    @APIResponse(responseCode = "304", description = "Nothing has changed.")
    public RestResponse<OccurrenceView> get(@PathParam("id") UUID id, @PathParam("recurrenceId") String recurrenceId) {
        var row = date(Series.known(id), recurrenceId, clock.now());
        var view = OccurrenceView.of(row);
        return preconditions.read(view, row.version, print(view));
    }

    @PUT
    @Path("{recurrenceId}")
    @RolesAllowed("organizer")
    @Transactional
    @Operation(operationId = "putOccurrence", summary = "Make an exception for one date", description = "Another time, length, title or place, or not held at all; an empty object takes it back. Needs If-Match. Who is registered keeps the seat and is asked again when the time changes. recurrenceId stays what it was.")
    @APIResponse(responseCode = "200", description = "The date as it is now.")
    @APIResponse(responseCode = "409", description = "event-started; below-use, over-venue-seats, venue-taken when the date is held again or elsewhere in time")
    @APIResponse(responseCode = "412", description = "Somebody else changed it.")
    @APIResponse(responseCode = "428", description = "If-Match is missing.")
    public RestResponse<OccurrenceView> put(@PathParam("id") UUID id, @PathParam("recurrenceId") String recurrenceId,
            @NotNull @Valid OccurrenceBody body) {
        var series = Series.locked(id).requireOrganizer(caller);
        var wanted = body.checked();
        var now = clock.now();
        var row = date(series, recurrenceId, now);
        if (!OccurrenceBody.of(row.deviation()).equals(wanted)) {
            preconditions.requireMatch(row.version);
            if (row.begun(now)) {
                throw new Refusal("event-started").with("startsAt", row.event.startsAt());
            }
            row.deviation = wanted.deviation();
            if (row.held() && !row.occasion().startsAt().isAfter(now)) {
                throw Refusal.field("/localStart", "date-passed");
            }
            row.persistAndFlush();
            Series.getEntityManager().lock(series, LockModeType.PESSIMISTIC_FORCE_INCREMENT); // its calendar has changed
            Timetable.moved(series, calendar.workdays(), now).bring(row);
        }
        var written = date(Series.known(id), recurrenceId, now);
        var view = OccurrenceView.of(written);
        return preconditions.written(view, written.version, print(view), false);
    }

    /** What is shown, for the entity tag; the same wherever it is computed, which the hash of an enum is not. */
    private static long print(OccurrenceView v) {
        return Integer.toUnsignedLong(Objects.hash(v.recurrenceId(), v.event(), v.title(), v.startsAt(), v.endsAt(),
                v.state().name(), v.detached(), v.exception(), v.holiday(), v.reason(), v.refusal()));
    }

    /** The date's row, or what would be its row; 404 when the series has no such date within a year. */
    private Occurrence date(Series series, String recurrenceId, Instant now) {
        var row = Occurrence.at(series, recurrenceId).filter(o -> o.event != null || !o.dropped);
        if (row.isPresent()) {
            return row.get();
        }
        var at = Local.found(recurrenceId);
        var planned = at.isAfter(series.local(now)) && at.isBefore(series.local(now.plus(REACH)))
                && !Occurrence.on(series, at.toLocalDate())
                        ? series.plan(calendar.workdays()).between(at, at.plusMinutes(1))
                        : List.<Plan.Date> of();
        var date = planned.stream().findFirst().orElseThrow(Refusal::notFound);
        var made = Occurrence.of(series, at);
        made.follow(date);
        return made;
    }
}
