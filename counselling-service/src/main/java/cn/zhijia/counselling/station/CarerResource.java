package cn.zhijia.counselling.station;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.data.Person;

/** A station's carers, named by 会员号. */
@Path("/v1/stations/{id}/carers")
@Tag(name = "Stations")
class CarerResource {

    private static final String NUMBER = "[A-Za-z0-9-]{1,32}";

    private final Caller caller;
    private final Unions unions;
    private final DatabaseClock clock;

    CarerResource(Caller caller, Unions unions, DatabaseClock clock) {
        this.caller = caller;
        this.unions = unions;
        this.clock = clock;
    }

    @GET
    @Transactional
    @RolesAllowed({ "organizer", "admin" })
    @Operation(operationId = "listCarers", summary = "List a station's carers", description = "For its union and the administrator.")
    @APIResponse(responseCode = "200", description = "The active carers, the longest-serving first.")
    public CarerList list(UUID id) {
        var station = Station.get(id);
        unions.mayRun(station.unionId);
        return new CarerList(Carer.at(station).stream().map(CarerView::of).toList());
    }

    @PUT
    @Path("{memberNo}")
    @Transactional
    @RolesAllowed({ "organizer", "admin" })
    @Operation(operationId = "putCarer", summary = "Make somebody a carer of a station", description = "A number that has not signed in yet joins at its first sign-in.")
    @APIResponse(responseCode = "201", description = "A carer from now on.")
    @APIResponse(responseCode = "200", description = "A carer already.")
    public RestResponse<CarerView> put(UUID id, @Pattern(regexp = NUMBER) String memberNo) {
        var person = Person.numbered(memberNo); // before the station's row, as everywhere: people first
        var station = Station.lock(id);
        unions.mayRun(station.unionId);
        var known = Carer.of(station, memberNo);
        var carer = known.orElseGet(() -> new Carer(station, person, clock.now()));
        carer.persist();
        return RestResponse.ResponseBuilder
                .create(known.isPresent() ? RestResponse.Status.OK : RestResponse.Status.CREATED, CarerView.of(carer)).build();
    }

    @DELETE
    @Path("{memberNo}")
    @Transactional
    @RolesAllowed({ "organizer", "admin", "carer" })
    @Operation(operationId = "deleteCarer", summary = "Let a carer leave a station", description = "By the union, the administrator or the carer. The last carer of an open station cannot leave: name a successor first, or suspend the station.")
    @APIResponse(responseCode = "204", description = "No carer of this station now.")
    @APIResponse(responseCode = "409", description = "last-carer.")
    public void delete(UUID id, @Pattern(regexp = NUMBER) String memberNo) {
        var station = Station.lock(id);
        if (!memberNo.equals(caller.memberNo()) && !unions.runs(station.unionId)) {
            throw new Refusal("forbidden");
        }
        Carer.of(station, memberNo).ifPresent(c -> c.leave(clock.now()));
    }
}
