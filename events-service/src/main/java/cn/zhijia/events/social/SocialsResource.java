package cn.zhijia.events.social;

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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.events.Access;
import cn.zhijia.events.Event;
import cn.zhijia.events.FirstCall;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Cursor;
import cn.zhijia.kit.Pages;
import cn.zhijia.kit.Preconditions;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.Slice;
import cn.zhijia.kit.data.Person;

@Path("/v1/socials")
@Tag(name = "Socials")
class SocialsResource {

    private static final UUID NOBODY = new UUID(0, 0);

    private final Caller caller;
    private final Preconditions preconditions;

    SocialsResource(Caller caller, Preconditions preconditions) {
        this.caller = caller;
        this.preconditions = preconditions;
    }

    /** For the cursor: it belongs to its filters. */
    private record Filter(String sub, boolean organized) {
    }

    @GET
    @RolesAllowed({ "member", "organizer" })
    @Transactional
    @Operation(operationId = "listSocials", summary = "Socials I may take part in, or organize", description = "In the order of their ids. Those whose event I have a seat at, or those of the unions I organize for; nobody sees others.")
    @APIResponse(responseCode = "200", description = "A page of socials.")
    public RestResponse<SocialPage> list(
            @QueryParam("organized") @Parameter(description = "Those of the unions I organize for instead; false when absent.") Boolean organized,
            @QueryParam("cursor") @Size(max = 1000) String cursor,
            @QueryParam("limit") @Min(1) @Max(100) @DefaultValue("20") int limit, @Context UriInfo uri) {
        var filter = new Filter(caller.sub(), Boolean.TRUE.equals(organized));
        var after = cursor == null ? NOBODY : UUID.fromString(Cursor.read(cursor, filter, 1).get(0));
        List<Social> found = filter.organized ? organized(after, limit + 1) : mine(after, limit + 1);
        var slice = Slice.of(found, limit);
        var next = slice.next(filter, last -> List.of(last.id));
        return Pages.answer(new SocialPage(slice.as(SocialView::of), next), next, uri);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({ "member", "organizer" })
    @Transactional
    @Operation(operationId = "getSocial", summary = "Read a social", description = "For who has a seat at the event and for organizers of the union.")
    @APIResponse(responseCode = "200", description = "The social, with its ETag.")
    @APIResponse(responseCode = "304", description = "Nothing has changed.")
    public RestResponse<SocialView> get(@PathParam("id") UUID id) {
        var social = Social.get(id);
        if (!social.seenBy(caller)) {
            throw Refusal.notFound();
        }
        return preconditions.read(SocialView.of(social), social.version);
    }

    @PUT
    @Path("{id}")
    @RolesAllowed("organizer")
    @Transactional
    @Operation(operationId = "putSocial", summary = "Write or change a social", description = "One for each event of the kind SOCIAL. A change needs If-Match; once it has begun only the title changes.")
    @APIResponse(responseCode = "201", description = "The social was made.")
    @APIResponse(responseCode = "200", description = "Changed, or just as it was.")
    @APIResponse(responseCode = "409", description = "social-exists: the event has another; social-begun; id-in-use")
    @APIResponse(responseCode = "412", description = "Somebody else changed it.")
    @APIResponse(responseCode = "428", description = "If-Match is missing.")
    public RestResponse<SocialView> put(@PathParam("id") UUID id, @NotNull @Valid SocialBody body) {
        if (!caller.unions().contains(body.union())) {
            throw new Refusal("other-union").with("union", body.union());
        }
        FirstCall.hold(id);
        boolean created = Social.count("id", id) == 0;
        var social = created ? made(id, body) : written(id, body);
        return preconditions.written(SocialView.of(social), social.version, created);
    }

    private Social made(UUID id, SocialBody body) {
        requireFree(body);
        return Social.made(id, body);
    }

    private Social written(UUID id, SocialBody body) {
        if (!Social.get(id).organizedBy(caller)) {
            throw new Refusal("id-in-use");
        }
        var social = Social.locked(id, caller);
        if (!SocialBody.of(social).equals(body)) {
            preconditions.requireMatch(social.version);
            social.edit(body);
            Social.flush();
        }
        return social;
    }

    /** The event is held, so that of two socials for it the second sees the first. */
    private void requireFree(SocialBody body) {
        Event event = Event.findById(body.event());
        if (event == null || !event.isSocial() || !event.unionId().equals(body.union())) {
            throw Refusal.field("/event", "not-a-social-event");
        }
        Access.locked(body.event(), caller);
        if (Social.count("eventId", body.event()) > 0) {
            throw new Refusal("social-exists");
        }
    }

    private List<Social> organized(UUID after, int limit) {
        var unions = caller.has("organizer") ? caller.unions() : List.<String> of();
        return Social.find("unionId in ?1 and id > ?2 order by id", unions, after).page(0, limit).list();
    }

    private List<Social> mine(UUID after, int limit) {
        var me = Person.known(caller).map(p -> p.id).orElse(NOBODY);
        return Social.find("""
                id > ?1 and exists (select 1 from Registration r where r.event.id = eventId and r.person.id = ?2
                and r.state = CONFIRMED) order by id
                """, after, me).page(0, limit).list();
    }
}
