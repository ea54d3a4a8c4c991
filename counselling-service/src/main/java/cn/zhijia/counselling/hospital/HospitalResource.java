package cn.zhijia.counselling.hospital;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.counselling.webhook.reach.Perimeter;
import cn.zhijia.kit.Cursor;
import cn.zhijia.kit.Pages;
import cn.zhijia.kit.Preconditions;
import cn.zhijia.kit.Slice;
import cn.zhijia.kit.data.DatabaseClock;

/** Partner hospitals: entered by the administrator, read by whoever refers. */
@Path("/v1/hospitals")
@Tag(name = "Hospitals")
class HospitalResource {

    private final Perimeter perimeter;
    private final DatabaseClock clock;
    private final Preconditions preconditions;

    HospitalResource(Perimeter perimeter, DatabaseClock clock, Preconditions preconditions) {
        this.perimeter = perimeter;
        this.clock = clock;
        this.preconditions = preconditions;
    }

    @PUT
    @Path("{id}")
    @Transactional
    @RolesAllowed("admin")
    @Operation(operationId = "putHospital", summary = "Enter or change a hospital", description = "The agreement: what it takes, when, until when it answers, who is called by telephone, and where its system is told. The id is the value of the claim hospital in its tokens. A webhook's host must be one of hosts and lead outside; it is looked up now, and again at each call.")
    @APIResponse(responseCode = "201", description = "Entered.")
    @APIResponse(responseCode = "200", description = "Changed, or as it was.")
    @APIResponse(responseCode = "412", description = "Changed by somebody else meanwhile.")
    @APIResponse(responseCode = "428", description = "A change without If-Match.")
    public RestResponse<HospitalView> put(@Pattern(regexp = Hospital.ID) String id, @NotNull @Valid HospitalBody body) {
        body.check(perimeter); // before anything is held: it may look up a name
        var said = body.complete();
        var hospital = Hospital.claim(id);
        boolean created = hospital.version == 0;
        if (created || !hospital.body().equals(said)) {
            if (!created) {
                preconditions.requireMatch(hospital.version);
            }
            hospital.take(said);
            hospital.persistAndFlush();
        }
        return preconditions.written(HospitalView.of(hospital, clock.now()), hospital.version, created);
    }

    @GET
    @Path("{id}")
    @Transactional
    @RolesAllowed({ "admin", "duty-officer", "supervisor" })
    @Operation(operationId = "getHospital", summary = "Show a hospital", description = "With its duty phones, its clocks, and whether its system is heard of. If-Match for a change takes the ETag's version; when it was heard last changes the ETag, but not that version.")
    @APIResponse(responseCode = "200", description = "The hospital.")
    @APIResponse(responseCode = "304", description = "As the caller knows it.")
    public RestResponse<HospitalView> get(@Pattern(regexp = Hospital.ID) String id) {
        var hospital = Hospital.get(id);
        var view = HospitalView.of(hospital, clock.now());
        return preconditions.read(view, hospital.version, hospital.signs(view.degraded()));
    }

    @GET
    @Transactional
    @RolesAllowed({ "admin", "duty-officer", "supervisor" })
    @Operation(operationId = "listHospitals", summary = "List hospitals", description = "In the order of their ids.")
    @APIResponse(responseCode = "200", description = "A page of hospitals.")
    public RestResponse<HospitalPage> list(@QueryParam("cursor") @Size(max = 1000) String cursor,
            @QueryParam("limit") @Min(1) @Max(100) @DefaultValue("20") int limit, @Context UriInfo uri) {
        var after = cursor == null ? "" : Cursor.read(cursor, "hospitals", 1).get(0);
        var now = clock.now();
        List<Hospital> found = Hospital.<Hospital> find("id > ?1 order by id", after).page(0, limit + 1).list();
        var slice = Slice.of(found, limit);
        var next = slice.next("hospitals", last -> List.of(last.id));
        return Pages.answer(new HospitalPage(slice.as(h -> HospitalView.of(h, now)), next), next, uri);
    }

    @PUT
    @Path("{id}/webhook-enabling")
    @Transactional
    @RolesAllowed("admin")
    @Operation(operationId = "enableHospitalWebhook", summary = "Call a hospital's webhook again", description = "After it answered 410 nobody calls it, and administrators are paged. What waits is sent from now on. Changes nothing where it is called anyway.")
    @APIResponse(responseCode = "200", description = "It is called.")
    public HospitalView enable(@Pattern(regexp = Hospital.ID) String id) {
        var hospital = Hospital.lock(id);
        hospital.webhookGoneAt = null;
        return HospitalView.of(hospital, clock.now());
    }
}
