package cn.zhijia.events.games.contest;

import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.PermitAll;
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

import cn.zhijia.events.games.discipline.Discipline;
import cn.zhijia.kit.Cursor;
import cn.zhijia.kit.Pages;
import cn.zhijia.kit.Slice;

@Path("/v1/meets/{id}/disciplines/{disciplineId}/matches")
@Tag(name = "Games")
class DisciplineMatchesResource {

    @GET
    @PermitAll
    @Transactional
    @Operation(operationId = "listMatches", summary = "List the matches of a discipline", description = "By round and number. Who meets whom in later rounds is known when the matches before are over.")
    @APIResponse(responseCode = "200", description = "A page of matches.")
    public RestResponse<MatchPage> list(@PathParam("id") UUID id, @PathParam("disciplineId") UUID disciplineId,
            @QueryParam("cursor") @Size(max = 1000) String cursor,
            @QueryParam("limit") @Min(1) @Max(100) @DefaultValue("20") int limit, @Context UriInfo uri) {
        Discipline.of(id, disciplineId);
        var from = cursor == null ? List.of("0", "0") : Cursor.read(cursor, disciplineId, 2);
        List<Match> found = Match.<Match> find("""
                disciplineId = ?1 and (round > ?2 or round = ?2 and number > ?3) order by round, number""", disciplineId,
                Integer.valueOf(from.get(0)), Integer.valueOf(from.get(1))).page(0, limit + 1).list();
        var slice = Slice.of(found, limit);
        var next = slice.next(disciplineId, last -> List.of(last.round, last.number));
        return Pages.answer(new MatchPage(slice.as(MatchView::of), next), next, uri);
    }
}
