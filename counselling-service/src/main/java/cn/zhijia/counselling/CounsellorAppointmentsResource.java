package cn.zhijia.counselling;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.counselling.counsellor.Counsellor;
import cn.zhijia.counselling.slot.Reach;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Cursor;
import cn.zhijia.kit.Pages;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.Slice;
import cn.zhijia.kit.data.DatabaseClock;

/** A counsellor's calendar, for the counsellor only: nobody has a list across counsellors. */
@Path("/v1/counsellors/{id}/appointments")
@Tag(name = "Appointments")
class CounsellorAppointmentsResource {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Caller caller;
    private final DatabaseClock clock;

    CounsellorAppointmentsResource(Caller caller, DatabaseClock clock) {
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Transactional
    @RolesAllowed("counsellor")
    @Operation(operationId = "listCounsellorAppointments", summary = "List a counsellor's appointments", description = "For the counsellor only. Days are those of Asia/Shanghai, both included, at most 31. What members said is read singly.")
    @APIResponse(responseCode = "200", description = "A page in the order of the start.")
    public RestResponse<AppointmentPage> ofCounsellor(UUID id, @QueryParam("from") LocalDate from,
            @QueryParam("to") LocalDate to, @QueryParam("cursor") @Size(max = 500) String cursor,
            @QueryParam("limit") @Min(1) @Max(100) @DefaultValue("20") int limit, @Context UriInfo uri) {
        if (!Counsellor.get(id).is(caller)) {
            throw new Refusal("forbidden");
        }
        var now = clock.now();
        var first = from == null ? now.atZone(ZONE).toLocalDate() : from;
        Reach.check("?from", first);
        Reach.check("?to", to);
        var last = to == null ? first.plusDays(13) : to;
        if (last.isBefore(first)) {
            throw Refusal.field("?to", "before-from");
        }
        if (ChronoUnit.DAYS.between(first, last) > 30) {
            throw Refusal.field("?to", "more-than-31-days");
        }
        return page(id, first, last, cursor, limit, uri, now);
    }

    private static RestResponse<AppointmentPage> page(UUID counsellor, LocalDate first, LocalDate last, String cursor,
            int limit,
            UriInfo uri, Instant now) {
        var filters = counsellor + " " + first + " " + last;
        var start = first.atStartOfDay(ZONE).toInstant();
        var after = cursor == null ? List.of(start.toString(), new UUID(0, 0).toString()) : Cursor.read(cursor, filters, 2);
        List<Appointment> found = Appointment.<Appointment> find(Appointment.WITH_ALL + """
                where a.counsellor.id = ?1 and a.startsAt < ?2 and (a.startsAt > ?3 or a.startsAt = ?3 and a.id > ?4)
                order by a.startsAt, a.id""", counsellor, last.plusDays(1).atStartOfDay(ZONE).toInstant(),
                Instant.parse(after.get(0)), UUID.fromString(after.get(1))).page(0, limit + 1).list();
        var slice = Slice.of(found, limit);
        var next = slice.next(filters, end -> List.of(end.startsAt, end.id));
        return Pages.answer(new AppointmentPage(slice.as(a -> AppointmentView.of(a, true, Said.NOTHING, now)), next), next,
                uri);
    }
}
