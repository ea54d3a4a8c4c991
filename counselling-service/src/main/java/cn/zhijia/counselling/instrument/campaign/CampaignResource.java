package cn.zhijia.counselling.instrument.campaign;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
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
import cn.zhijia.kit.Preconditions;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.Slice;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.data.Person;

/** Screenings: planned by a union, seen by its members. */
@Path("/v1/instruments/{code}/campaigns")
@Tag(name = "Campaigns")
class CampaignResource {

    private static final String FIRST = "1970-01-01T00:00:00Z", NO_ID = "00000000-0000-0000-0000-000000000000";

    private final Caller caller;
    private final DatabaseClock clock;
    private final Preconditions preconditions;

    CampaignResource(Caller caller, DatabaseClock clock, Preconditions preconditions) {
        this.caller = caller;
        this.clock = clock;
        this.preconditions = preconditions;
    }

    @PUT
    @Path("{id}")
    @Transactional
    @RolesAllowed({ "organizer", "admin" })
    @Operation(operationId = "putCampaign", summary = "Plan a screening", description = "By an organizer of the union whose members are asked, or the administrator. The id is chosen by the client. What was planned stays as it is: plan another one instead of changing it.")
    @APIResponse(responseCode = "201", description = "Planned.")
    @APIResponse(responseCode = "200", description = "This was planned before.")
    @APIResponse(responseCode = "409", description = "id-in-use: something else was planned under this id.")
    public RestResponse<CampaignView> plan(@Pattern(regexp = "[a-z0-9-]{1,32}") String code, UUID id,
            @NotNull @Valid CampaignBody body) {
        body.check(code);
        if (!Campaign.runs(caller, body.union())) {
            throw new Refusal("forbidden");
        }
        boolean made = Campaign.insert(id, code, body, Person.of(caller));
        Campaign campaign = Campaign.findById(id);
        if (!campaign.instrument.equals(code) || !campaign.body().equals(body)) {
            throw new Refusal("id-in-use");
        }
        return preconditions.written(view(campaign), 1, campaign.stateAt(clock.now()).ordinal(), made);
    }

    @GET
    @Path("{id}")
    @Transactional
    @RolesAllowed({ "member", "organizer", "admin" })
    @Operation(operationId = "getCampaign", summary = "Show a screening", description = "To members of the union, who choose their department from its list, and to its organizers.")
    @APIResponse(responseCode = "200", description = "The screening.")
    @APIResponse(responseCode = "304", description = "As the caller knows it.")
    public RestResponse<CampaignView> get(@Pattern(regexp = "[a-z0-9-]{1,32}") String code, UUID id) {
        var campaign = Campaign.get(code, id, caller);
        return preconditions.read(view(campaign), 1, campaign.stateAt(clock.now()).ordinal());
    }

    @GET
    @Transactional
    @RolesAllowed({ "member", "organizer", "admin" })
    @Operation(operationId = "listCampaigns", summary = "List the screenings of my unions", description = "In the order of their opening: those of the caller's own union and of the unions the caller organises for.")
    @APIResponse(responseCode = "200", description = "A page of screenings.")
    public RestResponse<CampaignPage> list(@Pattern(regexp = "[a-z0-9-]{1,32}") String code,
            @QueryParam("cursor") @Size(max = 1000) String cursor,
            @QueryParam("limit") @Min(1) @Max(100) @DefaultValue("20") int limit, @Context UriInfo uri) {
        var unions = new TreeSet<>(caller.has("organizer") ? caller.unions() : Set.of());
        if (caller.union() != null) {
            unions.add(caller.union());
        }
        String filter = "campaigns " + code + unions;
        var after = cursor == null ? List.of(FIRST, NO_ID) : Cursor.read(cursor, filter, 2);
        List<Campaign> found = Campaign.<Campaign> find(
                "instrument = ?1 and unionId in ?2 and (opensAt > ?3 or opensAt = ?3 and id > ?4) order by opensAt, id", code,
                unions, Instant.parse(after.get(0)), UUID.fromString(after.get(1))).page(0, limit + 1).list();
        var slice = Slice.of(found, limit);
        var next = slice.next(filter, last -> List.of(last.opensAt, last.id));
        return Pages.answer(new CampaignPage(slice.as(this::view), next), next, uri);
    }

    private CampaignView view(Campaign campaign) {
        return CampaignView.of(campaign, clock.now());
    }
}
