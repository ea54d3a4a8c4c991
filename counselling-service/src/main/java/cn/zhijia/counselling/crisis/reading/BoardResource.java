package cn.zhijia.counselling.crisis.reading;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.counselling.crisis.CaseState;
import cn.zhijia.counselling.crisis.CaseSummary;
import cn.zhijia.counselling.crisis.CrisisCase;
import cn.zhijia.counselling.crisis.clock.Task;
import cn.zhijia.counselling.paging.Distress;
import cn.zhijia.kit.Cursor;
import cn.zhijia.kit.Pages;
import cn.zhijia.kit.Slice;

/** What there is to do: for those on duty. */
@Path("/v1/crisis-cases")
@Tag(name = "Crisis cases")
class BoardResource {

    private final Distress distress;
    private final EntityManager database;

    BoardResource(Distress distress, EntityManager database) {
        this.distress = distress;
        this.database = database;
    }

    @GET
    @Transactional
    @RolesAllowed({ "duty-officer", "supervisor" })
    @Operation(operationId = "listCrisisCases", summary = "List crisis cases", description = "For duty officers and supervisors: what is overdue first, then the gravest, then the oldest. Those that are open, or those in one state; never a case of one's own, and nobody's name.")
    @APIResponse(responseCode = "200", description = "A page of cases.")
    public RestResponse<CasePage> list(@QueryParam("state") CaseState state,
            @QueryParam("cursor") @Size(max = 500) String cursor,
            @QueryParam("limit") @Min(1) @Max(100) @DefaultValue("20") int limit, @Context UriInfo uri) {
        var filters = "crisis cases " + state;
        var slice = Slice.of(find(state, cursor == null ? null : Cursor.read(cursor, filters, 4), limit + 1), limit);
        var next = slice.next(filters, c -> List.of(late(c), c.level, c.openedAt, c.id));
        var due = Task.nextDue(slice.as(c -> c.id));
        return Pages.answer(new CasePage(slice.as(c -> CaseSummary.of(c, due.get(c.id))), next), next, uri);
    }

    private static int late(CrisisCase c) {
        return c.overdueSince == null ? 1 : 0;
    }

    /** @param after the place of the last that was shown; null to begin */
    private List<CrisisCase> find(CaseState state, List<String> after, int most) {
        var states = Stream.of(CaseState.values()).filter(s -> state == null ? s != CaseState.CLOSED : s == state)
                .map(Enum::name).toArray(String[]::new);
        var place = after == null ? List.of("-1", "L9", Instant.EPOCH.toString(), new UUID(0, 0).toString()) : after;
        @SuppressWarnings("unchecked")
        List<UUID> ids = database.createNativeQuery("""
                select id from (select *, case when overdue_since is null then 1 else 0 end late from crisis_case) c
                where state = any(:states) and member_id <> :me
                    and (late > :late or late = :late and (level < :level or level = :level
                        and (opened_at, id) > (cast(:opened as timestamptz), cast(:id as uuid))))
                order by late, level desc, opened_at, id limit :most""").setParameter("states", states)
                .setParameter("me", distress.caller().id).setParameter("late", Integer.valueOf(place.get(0)))
                .setParameter("level", place.get(1)).setParameter("opened", place.get(2)).setParameter("id", place.get(3))
                .setParameter("most", most).getResultList();
        Map<UUID, CrisisCase> found = CrisisCase
                .<CrisisCase> list("from CrisisCase c left join fetch c.acknowledgedBy where c.id in ?1", ids).stream()
                .collect(Collectors.toMap(c -> c.id, Function.identity()));
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }
}
