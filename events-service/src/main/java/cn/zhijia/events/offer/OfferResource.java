package cn.zhijia.events.offer;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import cn.zhijia.events.Glance;
import cn.zhijia.events.registration.Offer;
import cn.zhijia.events.registration.RegistrationView;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.Person;

@Path("/v1/events/{id}/registration")
@RolesAllowed("member")
@Tag(name = "Registration")
class OfferResource {

    private final Caller caller;

    OfferResource(Caller caller) {
        this.caller = caller;
    }

    @PUT
    @Path("acceptance")
    @Transactional
    @Operation(operationId = "acceptOffer", summary = "Accept the seats that are offered to me", description = "Until offerExpiresAt. Accepting twice is no error.")
    @APIResponse(responseCode = "200", description = "Accepted, now or before; state says what is true by now.")
    @APIResponse(responseCode = "409", description = "offer-expired, illegal-transition")
    public RegistrationView accept(@PathParam("id") UUID id, @NotNull @Valid OfferBody body) {
        var offer = offer(id, body.offer());
        offer.accept();
        return RegistrationView.of(offer.registration());
    }

    @PUT
    @Path("decline")
    @Transactional
    @Operation(operationId = "declineOffer", summary = "Decline the seats that are offered to me", description = "They go to whoever is next, at once, and the registration ends; a new attempt registers again. Declining twice is no error.")
    @APIResponse(responseCode = "200", description = "Declined, now or before.")
    @APIResponse(responseCode = "409", description = "offer-expired, illegal-transition")
    public RegistrationView decline(@PathParam("id") UUID id, @NotNull @Valid OfferBody body) {
        var offer = offer(id, body.offer());
        offer.decline();
        return RegistrationView.of(offer.registration());
    }

    private Offer offer(UUID event, UUID offer) {
        var glance = Glance.at(event);
        return Person.known(caller).flatMap(p -> Offer.of(glance.event(), p, offer)).orElseThrow(Refusal::notFound);
    }
}
