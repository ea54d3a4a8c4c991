package cn.zhijia.events.recap;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.events.Glance;
import cn.zhijia.events.praise.Presence;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.data.Person;

@Path("/v1/events/{id}/recap/consent")
@RolesAllowed("member")
@Tag(name = "Recap")
class ConsentResource {

    private final Caller caller;

    ConsentResource(Caller caller) {
        this.caller = caller;
    }

    @PUT
    @Transactional
    @Operation(operationId = "consentToRecap", summary = "Agree to be named in the recap", description = "By those who were there. A repeat of an attempt that was withdrawn changes nothing.")
    @APIResponse(responseCode = "201", description = "Agreed.")
    @APIResponse(responseCode = "200", description = "This attempt came before; consented says what is true now.")
    @APIResponse(responseCode = "403", description = "missing-role, not-present")
    public RestResponse<ConsentView> consent(@PathParam("id") UUID id, @NotNull @Valid ConsentBody body) {
        var me = Presence.required(caller, Glance.at(id).event()).person().id;
        boolean made = Consent.give(id, me, body.attempt());
        return RestResponse.status(made ? RestResponse.Status.CREATED : RestResponse.Status.OK,
                new ConsentView(Consent.stands(id, me)));
    }

    @GET
    @Transactional
    @Operation(operationId = "getRecapConsent", summary = "Whether I agreed to be named", description = "False for who was not there, too.")
    @APIResponse(responseCode = "200", description = "What is true now.")
    public ConsentView get(@PathParam("id") UUID id) {
        Glance.at(id);
        return new ConsentView(Person.known(caller).filter(me -> Consent.stands(id, me.id)).isPresent());
    }

    @DELETE
    @Transactional
    @Operation(operationId = "withdrawRecapConsent", summary = "No longer be named in the recap", description = "Every consent of the caller for this event; the name is gone from the recap at once. Withdrawing twice is no error.")
    @APIResponse(responseCode = "200", description = "Withdrawn.")
    public ConsentView withdraw(@PathParam("id") UUID id) {
        Glance.at(id);
        Person.known(caller).ifPresent(me -> Consent.withdraw(id, me.id));
        return new ConsentView(false);
    }
}
