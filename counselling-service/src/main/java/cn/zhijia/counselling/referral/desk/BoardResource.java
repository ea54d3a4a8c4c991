package cn.zhijia.counselling.referral.desk;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
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

import cn.zhijia.counselling.referral.Referral;
import cn.zhijia.counselling.referral.ReferralState;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Cursor;
import cn.zhijia.kit.Pages;
import cn.zhijia.kit.Slice;
import cn.zhijia.kit.data.Person;

/** Which referrals want somebody: for those on duty. */
@Path("/v1/referrals")
@Tag(name = "Referrals")
class BoardResource {

    /** A place in the list: late or not, then the priority, then the time. */
    private record Row(Referral referral, int late, int rank) {
    }

    private final Caller caller;
    private final EntityManager database;

    BoardResource(Caller caller, EntityManager database) {
        this.caller = caller;
        this.database = database;
    }

    @GET
    @Transactional
    @RolesAllowed({ "duty-officer", "supervisor" })
    @Operation(operationId = "listReferrals", summary = "List referrals", description = "For duty officers and supervisors: what is overdue first, then the most urgent, then the oldest. Those that have not ended, or those in one state; never one's own, and nobody's name.")
    @APIResponse(responseCode = "200", description = "A page of referrals.")
    public RestResponse<ReferralPage> list(@QueryParam("state") ReferralState state,
            @QueryParam("cursor") @Size(max = 500) String cursor,
            @QueryParam("limit") @Min(1) @Max(100) @DefaultValue("20") int limit, @Context UriInfo uri) {
        var filters = "referrals " + state;
        var slice = Slice.of(find(state, cursor == null ? null : Cursor.read(cursor, filters, 4), limit + 1), limit);
        var next = slice.next(filters, row -> List.of(row.late, row.rank, row.referral.draftedAt, row.referral.id));
        return Pages.answer(new ReferralPage(slice.as(row -> ReferralSummary.of(row.referral, row.late == 0)), next), next,
                uri);
    }

    /** @param after the place of the last that was shown; null to begin */
    private List<Row> find(ReferralState state, List<String> after, int most) {
        var states = Stream.of(ReferralState.values()).filter(s -> state == null ? s.isOpen() : s == state).map(Enum::name)
                .toArray(String[]::new);
        var place = after == null ? List.of("-1", "0", Instant.EPOCH.toString(), new UUID(0, 0).toString()) : after;
        @SuppressWarnings("unchecked")
        List<Tuple> rows = database.createNativeQuery("""
                select id, late, rank from (select r.id, r.drafted_at,
                        case when exists (select from referral_clock c where c.referral_id = r.id and c.met_at is null
                            and c.passed_at is not null) then 0 else 1 end late,
                        array_position(array['STAT', 'URGENT', 'ROUTINE'], cast(r.priority as text)) rank
                    from referral r where r.state = any(:states) and r.member_id <> :me) b
                where (late, rank, drafted_at, id) > (:late, :rank, cast(:drafted as timestamptz), cast(:id as uuid))
                order by late, rank, drafted_at, id limit :most""", Tuple.class).setParameter("states", states)
                .setParameter("me", Person.of(caller).id).setParameter("late", Integer.valueOf(place.get(0)))
                .setParameter("rank", Integer.valueOf(place.get(1))).setParameter("drafted", place.get(2))
                .setParameter("id", place.get(3)).setParameter("most", most).getResultList();
        return rows.stream().map(row -> new Row(Referral.findById(row.get(0, UUID.class)), row.get(1, Integer.class),
                row.get(2, Integer.class))).toList();
    }
}
