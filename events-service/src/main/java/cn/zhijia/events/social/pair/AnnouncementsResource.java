package cn.zhijia.events.social.pair;

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

import cn.zhijia.events.social.Social;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Cursor;
import cn.zhijia.kit.Pages;
import cn.zhijia.kit.Slice;

@Path("/v1/socials/{id}/announcements")
@RolesAllowed("organizer")
@Tag(name = "Socials")
class AnnouncementsResource {

    private static final String PAGE = """
            select p.id, a.number, a.nickname, b.number as other_number, b.nickname as other_nickname
            from pair p join participant one on one.id = p.one_id join participant other on other.id = p.other_id
            join participant a on a.id in (one.id, other.id) and a.number = least(one.number, other.number)
            join participant b on b.id in (one.id, other.id) and b.number = greatest(one.number, other.number)
            where p.social_id = :social and p.one_announce and p.other_announce
            and (a.number, b.number) > (:number, :other) order by a.number, b.number limit :limit
            """;

    private final Caller caller;

    AnnouncementsResource(Caller caller) {
        this.caller = caller;
    }

    /** For the cursor: it belongs to this list, and to no other of the social. */
    private record Announcements(UUID social) {
    }

    @GET
    @Transactional
    @Operation(operationId = "listSocialAnnouncements", summary = "Pairs that may be announced", description = "Those both of whom agree, by number and nickname. Of the others an organizer sees nothing.")
    @APIResponse(responseCode = "200", description = "A page of pairs.")
    @SuppressWarnings("unchecked")
    public RestResponse<AnnouncementPage> list(@PathParam("id") UUID id, @QueryParam("cursor") @Size(max = 1000) String cursor,
            @QueryParam("limit") @Min(1) @Max(100) @DefaultValue("20") int limit, @Context UriInfo uri) {
        Social.get(id).requireOrganizer(caller);
        var after = cursor == null ? List.of("0", "0") : Cursor.read(cursor, new Announcements(id), 2);
        List<Tuple> rows = Pair.getEntityManager().createNativeQuery(PAGE, Tuple.class).setParameter("social", id)
                .setParameter("number", Integer.valueOf(after.get(0))).setParameter("other", Integer.valueOf(after.get(1)))
                .setParameter("limit", limit + 1).getResultList();
        var slice = Slice.of(rows, limit).map(AnnouncementView::of);
        var next = slice.next(new Announcements(id), last -> List.of(last.number(), last.otherNumber()));
        return Pages.answer(new AnnouncementPage(slice.shown(), next), next, uri);
    }
}
