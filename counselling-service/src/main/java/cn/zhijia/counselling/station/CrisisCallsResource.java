package cn.zhijia.counselling.station;

import java.util.Map;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.counselling.crisis.Intake;
import cn.zhijia.counselling.crisis.Source;
import cn.zhijia.counselling.paging.Distress;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.Words;
import cn.zhijia.kit.data.Person;

/** A carer who worries about a worker hands over, at once and without a word of why. */
@Path("/v1/stations/{id}/crisis-calls/{call}")
@Tag(name = "Stations")
class CrisisCallsResource {

    private final Caller caller;
    private final Distress distress;
    private final Intake intake;

    CrisisCallsResource(Caller caller, Distress distress, Intake intake) {
        this.caller = caller;
        this.distress = distress;
        this.intake = intake;
    }

    @PUT
    @Transactional
    @RolesAllowed("carer")
    @Consumes(MediaType.APPLICATION_JSON) // its one text field would let plain text through
    @Operation(operationId = "putCarerCrisisCall", summary = "Hand a worker in crisis over", description = "By an active carer of the station. Whoever is on duty is paged within the call. The carer learns that it was handed over, and nothing else, then or later. The id is chosen by the client: a repeat is the same call.")
    @APIResponse(responseCode = "201", description = "Handed over.")
    @APIResponse(responseCode = "200", description = "Handed over before.")
    @APIResponse(responseCode = "409", description = "id-in-use: another call has this id.")
    @APIResponse(responseCode = "410", description = "erased.")
    public RestResponse<CrisisCallView> call(UUID id, UUID call, @NotNull @Valid CrisisCallBody body) {
        var me = distress.caller();
        if (Carer.of(Station.get(id), caller.memberNo()).isEmpty()) {
            throw new Refusal("forbidden");
        }
        var worker = Person.numbered(body.memberNo());
        if (worker.id.equals(me.id)) {
            throw Refusal.field("/memberNo", "call-for-oneself");
        }
        boolean created = intake.call(call, worker.id, Source.CARER, me.id, id, null).created();
        var text = Words.text(caller.language(), "crisis.handed-over", Map.of());
        return RestResponse.status(created ? RestResponse.Status.CREATED : RestResponse.Status.OK,
                new CrisisCallView(call, text));
    }
}
