package cn.zhijia.counselling.counsellor;

import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Event;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.kit.Cursor;
import cn.zhijia.kit.Pages;
import cn.zhijia.kit.Preconditions;
import cn.zhijia.kit.Slice;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.data.Person;

/** Counsellors: entered by the administrator, shown to everybody who may book. */
@Path("/v1/counsellors")
@Tag(name = "Counsellors")
class CounsellorResource {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final DatabaseClock clock;
    private final Preconditions preconditions;
    private final Event<Counsellor.PlanChanged> planChanged;

    CounsellorResource(DatabaseClock clock, Preconditions preconditions, Event<Counsellor.PlanChanged> planChanged) {
        this.clock = clock;
        this.preconditions = preconditions;
        this.planChanged = planChanged;
    }

    @PUT
    @Path("{id}")
    @Transactional
    @RolesAllowed("admin")
    @Operation(operationId = "putCounsellor", summary = "Enter or change a counsellor", description = "The person is named by member number. Bookings that a shorter qualification leaves uncovered become NEEDS_RESCHEDULE.")
    @APIResponse(responseCode = "201", description = "Entered.")
    @APIResponse(responseCode = "200", description = "Changed, or as it was.")
    @APIResponse(responseCode = "409", description = "person-is-counsellor: that person is entered under another id.")
    @APIResponse(responseCode = "412", description = "Changed by somebody else meanwhile.")
    @APIResponse(responseCode = "428", description = "A change without If-Match.")
    public RestResponse<CounsellorView> put(UUID id, @NotNull @Valid CounsellorBody body) {
        body.check();
        var person = Person.numbered(body.memberNo());
        var known = Counsellor.lockIfThere(id);
        var counsellor = known.orElseGet(() -> new Counsellor(id));
        if (known.isPresent()) {
            if (counsellor.body().equals(body)) {
                return preconditions.written(CounsellorView.of(counsellor), counsellor.version, false);
            }
            preconditions.requireMatch(counsellor.version);
        }
        var change = PlanChange.begin(id, clock.now());
        counsellor.take(body, person);
        counsellor.persistAndFlush();
        change.end(counsellor, planChanged);
        return preconditions.written(CounsellorView.of(counsellor), counsellor.version, known.isEmpty());
    }

    @GET
    @Path("{id}")
    @Transactional
    @RolesAllowed({ "member", "counsellor", "carer", "organizer", "supervisor", "duty-officer", "admin" })
    @Operation(operationId = "getCounsellor", summary = "Show a counsellor", description = "Qualifications, languages, topics and modalities, to choose by.")
    @APIResponse(responseCode = "200", description = "The counsellor.")
    @APIResponse(responseCode = "304", description = "As the caller knows it.")
    public RestResponse<CounsellorView> get(UUID id) {
        var counsellor = Counsellor.get(id);
        return preconditions.read(CounsellorView.of(counsellor), counsellor.version);
    }

    @GET
    @Transactional
    @RolesAllowed({ "member", "counsellor", "carer", "organizer", "supervisor", "duty-officer", "admin" })
    @Operation(operationId = "listCounsellors", summary = "List counsellors", description = "In the order of their names, without those who have left office.")
    @APIResponse(responseCode = "200", description = "A page of counsellors.")
    public RestResponse<CounsellorPage> list(@QueryParam("cursor") @Size(max = 1000) String cursor,
            @QueryParam("limit") @Min(1) @Max(100) @DefaultValue("20") int limit, @Context UriInfo uri) {
        var after = cursor == null ? List.of("", "00000000-0000-0000-0000-000000000000")
                : Cursor.read(cursor, "counsellors", 2);
        List<Counsellor> found = Counsellor.<Counsellor> find(
                "(lastDay is null or lastDay >= ?3) and (name > ?1 or name = ?1 and id > ?2) order by name, id", after.get(0),
                UUID.fromString(after.get(1)), clock.now().atZone(ZONE).toLocalDate()).page(0, limit + 1).list();
        var slice = Slice.of(found, limit);
        var next = slice.next("counsellors", last -> List.of(last.name, last.id));
        return Pages.answer(new CounsellorPage(slice.as(CounsellorView::of), next), next, uri);
    }
}
