package cn.zhijia.events.live.chat.sanction;

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
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.events.live.Livestream;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Cursor;
import cn.zhijia.kit.Pages;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.Slice;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.data.Person;

@Path("/v1/livestreams/{id}/sanctions")
@RolesAllowed("organizer")
@Tag(name = "Livestream chat")
class SanctionsResource {

    private final Caller caller;
    private final DatabaseClock clock;

    SanctionsResource(Caller caller, DatabaseClock clock) {
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Transactional
    @Operation(operationId = "listChatSanctions", summary = "The log of sanctions", description = "The latest first: who was warned, muted, banned or let back in, by whom, why and for which words. For organizers of the union that broadcasts. Nobody can change it.")
    @APIResponse(responseCode = "200", description = "A page of entries.")
    public RestResponse<SanctionPage> list(@PathParam("id") UUID id, @QueryParam("cursor") @Size(max = 1000) String cursor,
            @QueryParam("limit") @Min(1) @Max(100) @DefaultValue("20") int limit, @Context UriInfo uri) {
        Livestream.known(id).requireOrganizer(caller);
        long before = cursor == null ? Long.MAX_VALUE : Long.parseLong(Cursor.read(cursor, id, 1).get(0));
        List<Sanction> found = Sanction.<Sanction> find(
                "streamId = ?1 and place < ?2 order by place desc", id, before).page(0, limit + 1).list();
        var slice = Slice.of(found, limit);
        var next = slice.next(id, last -> List.of(last.place));
        return Pages.answer(new SanctionPage(slice.as(SanctionView::of), next), next, uri);
    }

    @PUT
    @Path("{memberNo}")
    @Transactional
    @Operation(operationId = "sanctionChatter", summary = "Warn, mute or ban somebody in the chat, or lift it", description = "By organizers of the union that broadcasts, in this stream's chat. One rung up at a time, unless immediately; a mute ends by the clock; LIFTED goes back to the ground. Every call with another sanction id is an entry of the log, which keeps the words of the message it was for. Once it is answered, no message of a muted or banned person is taken, wherever it arrives.")
    @APIResponse(responseCode = "201", description = "It is imposed.")
    @APIResponse(responseCode = "200", description = "It was imposed before.")
    @APIResponse(responseCode = "409", description = "illegal-transition, id-in-use")
    public RestResponse<SanctionView> impose(@PathParam("id") UUID id, @PathParam("memberNo") @Size(max = 64) String memberNo,
            @NotNull @Valid SanctionBody body) {
        var wanted = body.checked();
        Livestream.organized(id, caller);
        Person person = Person.<Person> find("memberNo", memberNo).singleResultOptional().orElseThrow(Refusal::notFound);
        Sanction entry = Sanction.findById(wanted.sanction());
        boolean created = entry == null;
        if (created) {
            Sanction.ladder(id, person.id).require(wanted.level(), wanted.immediately());
            entry = Sanction.imposed(id, person, wanted, Person.of(caller), clock.now());
        } else if (!entry.repeats(id, person, wanted)) {
            throw new Refusal("id-in-use");
        }
        return RestResponse.status(created ? RestResponse.Status.CREATED : RestResponse.Status.OK, SanctionView.of(entry));
    }
}
