package cn.zhijia.events.calendar;

import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.persistence.EntityManager;
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

import cn.zhijia.kit.Preconditions;
import cn.zhijia.kit.Refusal;

@Path("/v1/events/{id}/calendar.ics")
@Tag(name = "Calendars")
class EventCalendarResource {

    private final EntityManager database;
    private final Preconditions preconditions;

    EventCalendarResource(EntityManager database, Preconditions preconditions) {
        this.database = database;
        this.preconditions = preconditions;
    }

    @GET
    @PermitAll
    @Transactional
    @Produces(Ics.TYPE)
    @Operation(operationId = "getEventCalendar", summary = "An event as iCalendar", description = "Open to guests once it is published; a cancelled event stays, as STATUS:CANCELLED. Its UID is the event's id in every calendar.")
    @APIResponse(responseCode = "200", description = "The event, with its ETag.", content = @Content(mediaType = "text/calendar", schema = @Schema(implementation = String.class)))
    @APIResponse(responseCode = "304", description = "Nothing has changed.")
    public RestResponse<String> get(@PathParam("id") UUID id) {
        var found = CalendarRows.event(database, id).orElseThrow(Refusal::notFound);
        return Ics.answer(preconditions, found.title(), List.of(found));
    }
}
