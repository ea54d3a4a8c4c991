package cn.zhijia.counselling.station;

import java.util.List;
import java.util.UUID;

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

/** Stations: read by everybody who is signed in, written by their union. */
@Path("/v1/stations")
@Tag(name = "Stations")
class StationResource {

    private final Unions unions;
    private final Preconditions preconditions;

    StationResource(Unions unions, Preconditions preconditions) {
        this.unions = unions;
        this.preconditions = preconditions;
    }

    @PUT
    @Path("{id}")
    @Transactional
    @RolesAllowed({ "organizer", "admin" })
    @Operation(operationId = "putStation", summary = "Create or change a station", description = "By the administrator or an organizer of the union that runs it. A new station is suspended until it has a carer and is opened. A room that a roster or an appointment names cannot be left out.")
    @APIResponse(responseCode = "201", description = "Created.")
    @APIResponse(responseCode = "200", description = "Changed, or as it was.")
    @APIResponse(responseCode = "409", description = "room-in-use, or id-in-use for a room of another station.")
    @APIResponse(responseCode = "412", description = "Changed by somebody else meanwhile.")
    @APIResponse(responseCode = "428", description = "A change without If-Match.")
    public RestResponse<StationView> put(UUID id, @NotNull @Valid StationBody body) {
        unions.mayRun(body.union());
        body.check();
        var station = Station.claim(id, body);
        boolean created = station.version == 0;
        if (!created) {
            unions.mayRun(station.unionId);
            if (station.body().equals(body)) {
                return preconditions.written(StationView.of(station), station.version, false);
            }
            preconditions.requireMatch(station.version);
        }
        station.take(body);
        station.persistAndFlush();
        return preconditions.written(StationView.of(station), station.version, created);
    }

    @GET
    @Path("{id}")
    @Transactional
    @RolesAllowed({ "member", "counsellor", "carer", "organizer", "supervisor", "duty-officer", "admin" })
    @Operation(operationId = "getStation", summary = "Show a station", description = "With its rooms and opening hours (local time in Asia/Shanghai).")
    @APIResponse(responseCode = "200", description = "The station.")
    @APIResponse(responseCode = "304", description = "As the caller knows it.")
    public RestResponse<StationView> get(UUID id) {
        var station = Station.get(id);
        return preconditions.read(StationView.of(station), station.version);
    }

    @GET
    @Transactional
    @RolesAllowed({ "member", "counsellor", "carer", "organizer", "supervisor", "duty-officer", "admin" })
    @Operation(operationId = "listStations", summary = "List stations", description = "In the order of their names.")
    @APIResponse(responseCode = "200", description = "A page of stations.")
    public RestResponse<StationPage> list(@QueryParam("union") @Size(max = 64) String union,
            @QueryParam("cursor") @Size(max = 1000) String cursor,
            @QueryParam("limit") @Min(1) @Max(100) @DefaultValue("20") int limit, @Context UriInfo uri) {
        var filters = "stations of " + union;
        var after = cursor == null ? List.of("", "00000000-0000-0000-0000-000000000000") : Cursor.read(cursor, filters, 2);
        List<Station> found = Station.<Station> find(
                "(?1 is null or unionId = ?1) and (name > ?2 or name = ?2 and id > ?3) order by name, id",
                union, after.get(0), UUID.fromString(after.get(1))).page(0, limit + 1).list();
        var slice = Slice.of(found, limit);
        var next = slice.next(filters, last -> List.of(last.name, last.id));
        return Pages.answer(new StationPage(slice.as(StationView::of), next), next, uri);
    }

    @PUT
    @Path("{id}/opening")
    @Transactional
    @RolesAllowed({ "organizer", "admin" })
    @Operation(operationId = "openStation", summary = "Open a station", description = "Needs an active carer. Opening an open station changes nothing.")
    @APIResponse(responseCode = "200", description = "Open.")
    @APIResponse(responseCode = "409", description = "carer-needed.")
    public RestResponse<StationView> open(UUID id) {
        var station = Station.lock(id);
        unions.mayRun(station.unionId);
        station.open();
        return preconditions.written(StationView.of(station), station.version, false);
    }

    @PUT
    @Path("{id}/suspension")
    @Transactional
    @RolesAllowed({ "organizer", "admin" })
    @Operation(operationId = "suspendStation", summary = "Suspend a station", description = "No new time is offered on site while it is suspended; what is booked stays booked. Suspending twice changes nothing.")
    @APIResponse(responseCode = "200", description = "Suspended.")
    public RestResponse<StationView> suspend(UUID id) {
        var station = Station.lock(id);
        unions.mayRun(station.unionId);
        station.suspend();
        return preconditions.written(StationView.of(station), station.version, false);
    }
}
