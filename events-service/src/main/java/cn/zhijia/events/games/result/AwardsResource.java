package cn.zhijia.events.games.result;

import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.persistence.EntityManager;
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

import cn.zhijia.events.games.Meet;
import cn.zhijia.kit.Cursor;
import cn.zhijia.kit.Pages;
import cn.zhijia.kit.Slice;

@Path("/v1/meets/{id}/awards")
@Tag(name = "Games")
class AwardsResource {

    private static final String PAGE = """
            select a.id, a.discipline_id, d.title, a.team_id, t.title, a.rank, a.edition, a.withdrawn_edition, coalesce(d.place, 0)
            from award a join team t on t.id = a.team_id left join discipline d on d.id = a.discipline_id
            where a.meet_id = :meet and (coalesce(d.place, 0), a.rank, a.id) > (:place, :rank, :id)
            order by coalesce(d.place, 0), a.rank, a.id limit :limit
            """;

    private final EntityManager database;

    AwardsResource(EntityManager database) {
        this.database = database;
    }

    @GET
    @PermitAll
    @Transactional
    @Operation(operationId = "listAwards", summary = "List the awards of a meet", description = "Those of the meet as a whole, then discipline by discipline, from champion to third; what a correction has withdrawn is among them and says so. Empty until the results are official.")
    @APIResponse(responseCode = "200", description = "A page of awards.")
    public RestResponse<AwardPage> list(@PathParam("id") UUID id, @QueryParam("cursor") @Size(max = 1000) String cursor,
            @QueryParam("limit") @Min(1) @Max(100) @DefaultValue("20") int limit, @Context UriInfo uri) {
        Meet.get(id);
        var from = cursor == null ? List.of("0", "0", new UUID(0, 0).toString()) : Cursor.read(cursor, id, 3);
        @SuppressWarnings("unchecked")
        List<Tuple> found = database.createNativeQuery(PAGE, Tuple.class).setParameter("meet", id)
                .setParameter("place", Integer.valueOf(from.get(0))).setParameter("rank", Integer.valueOf(from.get(1)))
                .setParameter("id", UUID.fromString(from.get(2))).setParameter("limit", limit + 1).getResultList();
        var slice = Slice.of(found, limit);
        var next = slice.next(id, last -> List.of(last.get(8), last.get(5), last.get(0)));
        return Pages.answer(new AwardPage(slice.as(AwardsResource::view), next), next, uri);
    }

    private static AwardView view(Tuple row) {
        return new AwardView(row.get(0, UUID.class), row.get(1, UUID.class), row.get(2, String.class), row.get(3, UUID.class),
                row.get(4, String.class), row.get(5, Integer.class), row.get(6, Integer.class), row.get(7, Integer.class));
    }
}
