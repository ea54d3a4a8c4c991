package cn.zhijia.events.social;

import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.Tuple;
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

import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Cursor;
import cn.zhijia.kit.Pages;
import cn.zhijia.kit.Slice;

@Path("/v1/socials/{id}/participants")
@Tag(name = "Socials")
class ParticipantsResource {

    private static final String PAGE = """
            select p.id, p.number, p.nickname, p.about, h.id is not null as present
            from participant p join taking_participant t on t.id = p.id left join present_participant h on h.id = p.id
            where p.social_id = :social and p.number > :after and (:all or h.id is not null)
            order by p.number limit :limit
            """;

    private final Caller caller;

    ParticipantsResource(Caller caller) {
        this.caller = caller;
    }

    /** For the cursor: it belongs to its filters. */
    private record Filter(UUID social, boolean all) {
    }

    @GET
    @RolesAllowed({ "member", "organizer" })
    @Transactional
    @Operation(operationId = "listSocialParticipants", summary = "Who is at the social", description = "By number and nickname. For those who take part: who was checked in, oneself included. For organizers of the union: everybody who takes part.")
    @APIResponse(responseCode = "200", description = "A page of participants.")
    public RestResponse<ParticipantPage> list(@PathParam("id") UUID id, @QueryParam("cursor") @Size(max = 1000) String cursor,
            @QueryParam("limit") @Min(1) @Max(100) @DefaultValue("20") int limit, @Context UriInfo uri) {
        boolean organizer = Social.inside(id, caller).organizedBy(caller);
        var filter = new Filter(id, organizer);
        int after = cursor == null ? 0 : Integer.parseInt(Cursor.read(cursor, filter, 1).get(0));
        @SuppressWarnings("unchecked")
        List<Tuple> rows = Participant.getEntityManager().createNativeQuery(PAGE, Tuple.class).setParameter("social", id)
                .setParameter("after", after).setParameter("all", organizer).setParameter("limit", limit + 1).getResultList();
        var slice = Slice.of(rows, limit).map(r -> ParticipantView.of(r, organizer));
        var next = slice.next(filter, last -> List.of(last.number()));
        return Pages.answer(new ParticipantPage(slice.shown(), next), next, uri);
    }
}
