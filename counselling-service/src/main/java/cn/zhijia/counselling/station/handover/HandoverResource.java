package cn.zhijia.counselling.station.handover;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.counselling.notice.Fact;
import cn.zhijia.counselling.notice.Notice;
import cn.zhijia.counselling.station.Stations;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.data.Person;

/** Passing a worker to counselling: the carer offers, the worker answers, and neither says why. */
@Path("/v1/stations/{id}/handovers/{handover}")
@Tag(name = "Handovers")
class HandoverResource {

    private final Caller caller;
    private final DatabaseClock clock;

    HandoverResource(Caller caller, DatabaseClock clock) {
        this.caller = caller;
        this.clock = clock;
    }

    @PUT
    @Transactional
    @RolesAllowed("carer")
    @Consumes(MediaType.APPLICATION_JSON) // its one text field would let plain text through
    @Operation(operationId = "offerHandover", summary = "Pass a worker to counselling", description = "By a carer of the station; the worker is told and confirms. The carer learns later only that it is handed over. The id is chosen by the client, so the call can be repeated.")
    @APIResponse(responseCode = "201", description = "OFFERED.")
    @APIResponse(responseCode = "200", description = "Offered before; as the carer sees it now.")
    @APIResponse(responseCode = "409", description = "offered-already: the worker has an open one of this station; or id-in-use.")
    public RestResponse<HandoverView> offer(UUID id, UUID handover, @NotNull @Valid HandoverBody body) {
        var me = Person.of(caller);
        var worker = Person.numbered(body.memberNo());
        if (!Stations.exists(id)) {
            throw Refusal.notFound();
        }
        if (!Stations.hasCarer(id, me.id)) {
            throw new Refusal("forbidden");
        }
        if (worker.id.equals(me.id)) {
            throw Refusal.field("/memberNo", "not-yourself");
        }
        boolean offered = Handover.offer(handover, id, me.id, worker.id);
        var known = Handover.known(handover).orElseThrow(() -> new Refusal("offered-already"));
        if (!offered && !(known.stationId.equals(id) && known.carerId.equals(me.id) && known.personId.equals(worker.id))) {
            throw new Refusal("id-in-use");
        }
        if (offered) {
            Notice.tell(worker.id, Fact.HANDOVER_OFFERED, handover);
        }
        return RestResponse.status(offered ? RestResponse.Status.CREATED : RestResponse.Status.OK,
                HandoverView.forCarer(known));
    }

    @GET
    @Transactional
    @RolesAllowed({ "member", "carer" })
    @Operation(operationId = "getHandover", summary = "Show a handover", description = "To the worker, and to the carer who offered it, who sees OFFERED or HANDED_OVER and nothing of what follows.")
    @APIResponse(responseCode = "200", description = "The handover.")
    public HandoverView get(UUID id, UUID handover) {
        var me = Person.of(caller);
        var found = Handover.get(id, handover, me);
        return found.personId.equals(me.id) ? forWorker(found) : HandoverView.forCarer(found);
    }

    @PUT
    @Path("confirmation")
    @Transactional
    @RolesAllowed("member")
    @Operation(operationId = "confirmHandover", summary = "Accept to be passed to counselling", description = "By the worker; the answer says where free times are. The carer is told that it is handed over. Confirming again changes nothing.")
    @APIResponse(responseCode = "200", description = "CONFIRMED: go on with slots, then book.")
    @APIResponse(responseCode = "409", description = "illegal-transition: it was declined.")
    public HandoverView confirm(UUID id, UUID handover) {
        return answer(id, handover, HandoverState.CONFIRMED);
    }

    @PUT
    @Path("refusal")
    @Transactional
    @RolesAllowed("member")
    @Operation(operationId = "declineHandover", summary = "Not to be passed to counselling", description = "By the worker; the carer is not told. Declining again changes nothing.")
    @APIResponse(responseCode = "200", description = "DECLINED.")
    @APIResponse(responseCode = "409", description = "illegal-transition: it was confirmed.")
    public HandoverView decline(UUID id, UUID handover) {
        return answer(id, handover, HandoverState.DECLINED);
    }

    private HandoverView answer(UUID station, UUID id, HandoverState answer) {
        var offered = Handover.lock(station, id, Person.of(caller));
        if (offered.answer(answer, clock.now()) && answer == HandoverState.CONFIRMED) {
            Notice.tell(offered.carerId, Fact.HANDED_OVER, id);
        }
        return forWorker(offered);
    }

    private static HandoverView forWorker(Handover offered) {
        return HandoverView.forWorker(offered, Person.<Person> findById(offered.carerId).name);
    }
}
