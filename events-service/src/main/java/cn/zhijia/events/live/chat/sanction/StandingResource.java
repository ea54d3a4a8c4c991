package cn.zhijia.events.live.chat.sanction;

import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import cn.zhijia.events.live.Livestream;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.data.Person;

@Path("/v1/livestreams/{id}/chat-standing")
@RolesAllowed("member")
@Tag(name = "Livestream chat")
class StandingResource {

    private final Caller caller;
    private final DatabaseClock clock;

    StandingResource(Caller caller, DatabaseClock clock) {
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Transactional
    @Operation(operationId = "getChatStanding", summary = "How I stand in the chat", description = "Whether I was warned, am muted or banned, and why: for the one it is about and nobody else.")
    @APIResponse(responseCode = "200", description = "My standing.")
    public StandingView get(@PathParam("id") UUID id) {
        Livestream.known(id);
        var standing = Person.known(caller).map(p -> Sanction.standing(id, p.id)).orElse(List.of());
        return StandingView.of(Sanction.ladder(standing), standing, clock.now());
    }
}
