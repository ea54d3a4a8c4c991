package cn.zhijia.counselling.slot;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
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

import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Cursor;
import cn.zhijia.kit.Pages;
import cn.zhijia.kit.Slice;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.data.Person;

/** Looking for a time. */
@Path("/v1/slots")
@Tag(name = "Appointments")
class SlotResource {

    private final Caller caller;
    private final DatabaseClock clock;

    SlotResource(Caller caller, DatabaseClock clock) {
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Transactional
    @RolesAllowed({ "member", "counsellor", "carer", "organizer", "supervisor", "duty-officer", "admin" })
    @Operation(operationId = "listSlots", summary = "Find free times", description = "Computed from rosters, public holidays and make-up workdays, less what is booked, what overlaps the caller's own appointments and what begins within two hours. At most 31 days. Without counsellor: any counsellor.")
    @APIResponse(responseCode = "200", description = "Free times in the order of their start.")
    public RestResponse<SlotPage> list(@BeanParam SlotQuery query, @QueryParam("cursor") @Size(max = 500) String cursor,
            @QueryParam("limit") @Min(1) @Max(100) @DefaultValue("20") int limit, @Context UriInfo uri) {
        var now = clock.now();
        var wish = query.on(Plan.day(now));
        var me = Person.known(caller).map(p -> p.id).orElse(null);
        var found = SlotBoard.load(wish, me).find(wish, now, after(cursor, wish), limit + 1);
        var slice = Slice.of(found, limit);
        var next = slice.next(wish, last -> List.of(last.key().start(), last.key().counsellor(), last.key().modality()));
        return Pages.answer(new SlotPage(slice.as(SlotView::of), next), next, uri);
    }

    private static SlotKey after(String cursor, SlotQuery wish) {
        if (cursor == null) {
            return null;
        }
        var place = Cursor.read(cursor, wish, 3);
        return new SlotKey(UUID.fromString(place.get(1)), Instant.parse(place.get(0)), Modality.valueOf(place.get(2)));
    }
}
