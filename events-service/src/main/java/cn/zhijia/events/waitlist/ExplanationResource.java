package cn.zhijia.events.waitlist;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

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

import cn.zhijia.events.Access;
import cn.zhijia.events.line.Verdict;
import cn.zhijia.events.registration.Registration;
import cn.zhijia.events.seats.Queue;
import cn.zhijia.events.seats.Quota;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Cursor;
import cn.zhijia.kit.Pages;
import cn.zhijia.kit.Slice;
import cn.zhijia.kit.data.Person;

/** Walks the line by the same rule that hands seats over, so that what it says is true. */
@Path("/v1/events/{id}/waitlist/explanation")
@RolesAllowed("organizer")
@Tag(name = "Organizing")
class ExplanationResource {

    private static final int BATCH = 500;

    private final Caller caller;

    ExplanationResource(Caller caller) {
        this.caller = caller;
    }

    private record Explained(Queue.Entry entry, Verdict verdict) {
    }

    /** What a cursor of this list is bound to. */
    private record Of(UUID event) {
    }

    @GET
    @Transactional
    @Operation(operationId = "explainWaitlist", summary = "Why those who wait have no seat yet", description = "In the order of turn, each with its reason, by the same rule that promotes. For organizers of the union.")
    @APIResponse(responseCode = "200", description = "A page of the line.")
    public RestResponse<ExplanationPage> explain(@PathParam("id") UUID id,
            @QueryParam("cursor") @Size(max = 1000) String cursor,
            @QueryParam("limit") @Min(1) @Max(100) @DefaultValue("20") int limit, @Context UriInfo uri) {
        Quota.getEntityManager().createNativeQuery("set transaction isolation level repeatable read").executeUpdate(); // one moment
        Access.organized(id, caller);
        var queue = new Queue(id);
        var from = cursor == null ? null : Cursor.read(cursor, new Of(id), 3);
        var found = explained(queue, id, from, limit + 1);
        var slice = Slice.of(found, limit);
        var next = slice.next(new Of(id),
                last -> List.of(last.entry().turn(), last.entry().joinedAt(), last.entry().party().id()));
        var people = people(slice.as(e -> e.entry().party().id()));
        var items = slice.as(e -> ExplanationView.of(e.entry(), e.verdict(), queue.rules().maxPasses(),
                people.get(e.entry().party().id())));
        return Pages.answer(new ExplanationPage(items, next), next, uri);
    }

    private static Map<UUID, Person> people(List<UUID> registrations) {
        return Registration.<Registration> list("from Registration r join fetch r.person where r.id in ?1", registrations)
                .stream().collect(Collectors.toMap(Registration::id, Registration::person));
    }

    /** The rule needs everybody before the page too. */
    private static List<Explained> explained(Queue queue, UUID event, List<String> from, int limit) {
        var line = queue.line(Quota.of(event));
        var found = new ArrayList<Explained>();
        List<Queue.Entry> entries = List.of();
        do {
            entries = queue.after(entries.isEmpty() ? null : entries.get(entries.size() - 1), Set.of(), BATCH);
            for (var entry : entries) {
                var verdict = line.next(entry.party());
                if (from == null || entry.isAfter(Integer.parseInt(from.get(0)), from.get(1), from.get(2))) {
                    found.add(new Explained(entry, verdict));
                }
                if (found.size() == limit) {
                    return found;
                }
            }
        } while (entries.size() == BATCH);
        return found;
    }
}
