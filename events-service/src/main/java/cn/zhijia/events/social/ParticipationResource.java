package cn.zhijia.events.social;

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

import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.data.Person;

@Path("/v1/socials/{id}/participation")
@RolesAllowed("member")
@Tag(name = "Socials")
class ParticipationResource {

    private final Caller caller;
    private final DatabaseClock clock;

    ParticipationResource(Caller caller, DatabaseClock clock) {
        this.caller = caller;
        this.clock = clock;
    }

    @PUT
    @Transactional
    @Operation(operationId = "takePartInSocial", summary = "Take part, or say something else of myself", description = "For members with a CONFIRMED registration for the event, until the choices are sealed; whoever has none is told 404. Others see number, nickname and about, never name or 会员号. A wish whose first delivery comes late cannot be told from a newer one, and counts.")
    @APIResponse(responseCode = "201", description = "Takes part, under a number.")
    @APIResponse(responseCode = "200", description = "Changed, or just as it was; after a late repeat what stands.")
    @APIResponse(responseCode = "409", description = "social-left: leaving is for good; social-closed: the choices are sealed; social-full")
    public RestResponse<ParticipationView> put(@PathParam("id") UUID id, @NotNull @Valid ParticipationBody body) {
        var wanted = body.checked();
        // who has no seat keeps nobody waiting
        var person = Person.known(caller).map(p -> p.id).filter(p -> Participant.seated(id, p)).orElseThrow(Refusal::notFound);
        var social = Social.alone(id);
        var known = Participant.of(id, person);
        known.ifPresent(ParticipationResource::requireHere);
        var decision = Decision.participation(id, body.decision());
        boolean repeated = known.filter(p -> p.decided(decision)).isPresent();
        if (!repeated && known.filter(wanted::describes).isEmpty()) {
            requireOpen(social);
        }
        var participant = known.orElseGet(() -> Participant.join(social, person, wanted));
        if (participant.decide(decision)) {
            wanted.copyTo(participant);
        }
        Participant.flush();
        return RestResponse.status(known.isEmpty() ? RestResponse.Status.CREATED : RestResponse.Status.OK,
                ParticipationView.of(participant));
    }

    @GET
    @Transactional
    @Operation(operationId = "getMySocialParticipation", summary = "What I am at the social", description = "404 for who never took part.")
    @APIResponse(responseCode = "200", description = "My number and nickname.")
    public ParticipationView get(@PathParam("id") UUID id) {
        return ParticipationView.of(Participant.mine(id, caller));
    }

    @DELETE
    @Transactional
    @Operation(operationId = "leaveSocial", summary = "Leave the social, for good", description = "In any state. My choices and those of me are withdrawn; what I was matched to ends. Nobody is told. Leaving twice is no error.")
    @APIResponse(responseCode = "200", description = "I have left.")
    public ParticipationView leave(@PathParam("id") UUID id) {
        var participant = Participant.mine(id, caller);
        Social.alone(id);
        Participant.getEntityManager().refresh(participant);
        participant.leave(clock.now());
        return ParticipationView.of(participant);
    }

    private static void requireHere(Participant participant) {
        if (!participant.here()) {
            throw new Refusal("social-left");
        }
    }

    private static void requireOpen(Social social) {
        if (social.state.compareTo(SocialState.CHOOSING) > 0) {
            throw new Refusal("social-closed").with("state", social.state);
        }
    }
}
