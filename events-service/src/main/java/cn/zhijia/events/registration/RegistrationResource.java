package cn.zhijia.events.registration;

import java.util.List;
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
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.events.Event;
import cn.zhijia.events.Glance;
import cn.zhijia.events.Ids;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.Person;

/** The caller's own registration for an event: one address, so a phone may repeat any call. */
@Path("/v1/events/{id}/registration")
@RolesAllowed("member")
@Tag(name = "Registration")
class RegistrationResource {

    private final Caller caller;

    RegistrationResource(Caller caller) {
        this.caller = caller;
    }

    @PUT
    @Transactional
    @Operation(operationId = "registerForEvent", summary = "Register for an event", description = "Seats for the whole party in every quota that counts you while they are free and nobody waits for them, else a place in line; where the organizers approve, PENDING_APPROVAL. With alongside, parts of the event in the same transaction. A repeat answers what is true by now and changes nothing, even after a cancellation: a new wish needs a new attempt. Only a smaller partySize, sent while the registration is live, gives seats back.")
    @APIResponse(responseCode = "201", description = "Registered; state says how.")
    @APIResponse(responseCode = "200", description = "Registered before.")
    @APIResponse(responseCode = "403", description = "missing-role, outside-audience")
    @APIResponse(responseCode = "409", description = "registration-not-open, registration-closed, quota-closed, event-full, party-never-fits, party-larger, main-registration-needed, event-cancelled, event-over, registration-rejected")
    public RestResponse<RegistrationView> register(@PathParam("id") UUID id, @NotNull @Valid RegistrationBody body) {
        var arrival = Arrival.of(id, caller);
        var entry = Entry.of(arrival, body.form());
        var view = body.alongside() == null ? entry.view() : entry.view().with(alongside(id, arrival.person(), body));
        return RestResponse.status(entry.made() ? RestResponse.Status.CREATED : RestResponse.Status.OK, view);
    }

    /** In the order of locks, so that two who name the same parts the other way round do not wait for each other. */
    private static List<Alongside> alongside(UUID main, Person person, RegistrationBody body) {
        return body.alongside().stream().distinct().sorted(Ids.ORDER).map(part -> {
            var glance = Glance.at(part);
            if (!main.equals(glance.event().partOf())) {
                throw Refusal.field("/alongside/" + body.alongside().indexOf(part), "not-a-part");
            }
            return Alongside.of(Entry.of(glance, person, body.formAlongside()).view());
        }).toList();
    }

    @GET
    @Transactional
    @Operation(operationId = "getRegistration", summary = "My registration for an event", description = "The live one, or the last that ended.")
    @APIResponse(responseCode = "200", description = "My registration, with my place in line.")
    public RegistrationView get(@PathParam("id") UUID id) {
        var registration = mine(Glance.at(id).event(), null);
        return RegistrationView.of(registration).with(Alongside.of(registration));
    }

    @DELETE
    @Transactional
    @Operation(operationId = "cancelRegistration", summary = "Cancel my registration", description = "Names the attempt that is given up, so that a late repeat cannot cancel a later one. Until the event begins. The seats go to whoever is next, at once; registrations for parts of the event end too. Cancelling twice is no error.")
    @APIResponse(responseCode = "200", description = "It is cancelled.")
    @APIResponse(responseCode = "409", description = "event-started, event-over, illegal-transition")
    public RegistrationView cancel(@PathParam("id") UUID id,
            @QueryParam("attempt") @NotNull @Parameter(required = true, description = "The attempt that is given up: the one in force, or any that was sent while it was.") UUID attempt) {
        var glance = Glance.at(id);
        var registration = mine(glance.event(), attempt);
        var quotas = registration.locked();
        if (registration.state.live()) {
            glance.requireNotStarted();
        }
        registration.cancel(quotas);
        return RegistrationView.of(registration);
    }

    @PUT
    @Path("reconfirmation")
    @Transactional
    @Operation(operationId = "reconfirmRegistration", summary = "Agree to the new time of a moved event", description = "Names the revision that was seen. Who does not agree cancels; who does not answer keeps the seat.")
    @APIResponse(responseCode = "200", description = "Agreed.")
    @APIResponse(responseCode = "409", description = "revision-passed, illegal-transition")
    public RegistrationView reconfirm(@PathParam("id") UUID id, @NotNull @Valid ReconfirmationBody body) {
        var registration = mine(Glance.at(id).event(), null);
        registration.locked();
        registration.reconfirm(body.revision());
        return RegistrationView.of(registration);
    }

    private Registration mine(Event event, UUID attempt) {
        var all = Person.known(caller).map(p -> Attempts.of(event, p)).orElseThrow(Refusal::notFound);
        return (attempt == null ? all.present() : all.made(attempt)).orElseThrow(Refusal::notFound);
    }
}
