package cn.zhijia.events.live.chat.decision;

import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
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
import cn.zhijia.kit.Slice;

@Path("/v1/livestreams/{id}/decisions")
@RolesAllowed("organizer")
@Tag(name = "Livestream chat")
class DecisionsResource {

    private final Caller caller;

    DecisionsResource(Caller caller) {
        this.caller = caller;
    }

    @GET
    @Transactional
    @Operation(operationId = "listChatDecisions", summary = "The log of decisions about messages", description = "The latest first: which message was published, left after reports, rejected or hidden, by whom, when and why. For organizers of the union that broadcasts. Nobody can change it.")
    @APIResponse(responseCode = "200", description = "A page of entries.")
    public RestResponse<DecisionPage> list(@PathParam("id") UUID id, @QueryParam("cursor") @Size(max = 1000) String cursor,
            @QueryParam("limit") @Min(1) @Max(100) @DefaultValue("20") int limit, @Context UriInfo uri) {
        Livestream.known(id).requireOrganizer(caller);
        long before = cursor == null ? Long.MAX_VALUE : Long.parseLong(Cursor.read(cursor, id, 1).get(0));
        List<Decision> found = Decision.<Decision> find("streamId = ?1 and place < ?2 order by place desc", id, before)
                .page(0, limit + 1).list();
        var slice = Slice.of(found, limit);
        var next = slice.next(id, last -> List.of(last.place));
        return Pages.answer(new DecisionPage(slice.as(DecisionView::of), next), next, uri);
    }
}
