package cn.zhijia.counselling.access;

import java.time.Instant;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.counselling.vault.Vault;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Cursor;
import cn.zhijia.kit.Pages;
import cn.zhijia.kit.Slice;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.data.Person;

/** What waits for a second supervisor. */
@Path("/v1/audit/break-glass")
@Tag(name = "Break-glass")
class ReviewsResource {

    static final String PSEUDONYM = "break-glass review";

    private final Caller caller;
    private final DatabaseClock clock;
    private final Vault vault;

    ReviewsResource(Caller caller, DatabaseClock clock, Vault vault) {
        this.caller = caller;
        this.clock = clock;
        this.vault = vault;
    }

    @GET
    @Transactional
    @RolesAllowed("supervisor")
    @Operation(operationId = "listBreakGlassToReview", summary = "List accesses that nobody has reviewed", description = "For supervisors: what others opened, the one that is due first at the top. Without names and reasons.")
    @APIResponse(responseCode = "200", description = "A page in the order of the day of review.")
    public RestResponse<BreakGlassPage> list(@QueryParam("cursor") @Size(max = 500) String cursor,
            @QueryParam("limit") @Min(1) @Max(100) @DefaultValue("20") int limit, @Context UriInfo uri) {
        var me = Person.of(caller).id;
        var filters = "to review by " + me;
        var after = cursor == null ? List.of(Instant.EPOCH.toString(), new UUID(0, 0).toString())
                : Cursor.read(cursor, filters, 2);
        List<BreakGlass> found = BreakGlass.<BreakGlass> find("""
                verdict is null and openedById <> ?1 and personId <> ?1
                and (reviewDueAt > ?2 or reviewDueAt = ?2 and id > ?3) order by reviewDueAt, id""", me,
                Instant.parse(after.get(0)), UUID.fromString(after.get(1))).page(0, limit + 1).list();
        var slice = Slice.of(found, limit);
        var next = slice.next(filters, last -> List.of(last.reviewDueAt, last.id));
        var now = clock.now();
        return Pages.answer(new BreakGlassPage(
                slice.as(b -> BreakGlassView.of(b, vault.pseudonym(PSEUDONYM, b.personId), now)), next), next,
                uri);
    }
}
