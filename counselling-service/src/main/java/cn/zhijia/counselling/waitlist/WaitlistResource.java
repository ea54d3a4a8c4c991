package cn.zhijia.counselling.waitlist;

import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.LockModeType;
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
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.counselling.HeldTime;
import cn.zhijia.counselling.Turn;
import cn.zhijia.counselling.counsellor.Counsellor;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.Changes;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.data.Person;

/** What I wait for. */
@Path("/v1/me/appointment-waitlist")
@RolesAllowed("member")
@Tag(name = "Waitlist")
class WaitlistResource {

    private final Caller caller;
    private final DatabaseClock clock;

    WaitlistResource(Caller caller, DatabaseClock clock) {
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Transactional
    @Operation(operationId = "listMyWaits", summary = "List what I wait for", description = "With what I am offered now, in the order of the last change; with changedSince only what has changed since then.")
    @APIResponse(responseCode = "200", description = "My entries.")
    public EntryChanges list(@QueryParam("changedSince") @Size(max = 500) String changedSince,
            @QueryParam("limit") @Min(1) @Max(100) @DefaultValue("20") int limit) {
        var batch = Changes.read(Entry.getEntityManager(), "waitlist_entry where person_id = :person",
                Map.of("person", Person.of(caller).id), changedSince, limit, UUID.class::cast);
        var now = clock.now();
        Map<UUID, Entry> found = Entry.<Entry> list("id in ?1", batch.ids()).stream()
                .collect(Collectors.toMap(e -> e.id, Function.identity()));
        return new EntryChanges(batch.ids().stream().map(found::get).map(e -> EntryView.of(e, now)).toList(), batch.cursor(),
                batch.more());
    }

    @GET
    @Path("{id}")
    @Transactional
    @Operation(operationId = "getWait", summary = "Show what I wait for", description = "It does not exist for anybody else.")
    @APIResponse(responseCode = "200", description = "The entry, with what is offered now.")
    public EntryView get(UUID id) {
        return EntryView.of(Entry.get(id, Person.of(caller)), clock.now());
    }

    @PUT
    @Path("{id}")
    @Transactional
    @Operation(operationId = "putWait", summary = "Wait for a time", description = "Of one counsellor or of any. When one is freed and nobody was earlier, it is kept for me: for 30 minutes by day, until 08:30 by night (after 21:30). The offer beats a normal booking, takes a session of my quota meanwhile, and is told in my notices. Look at the free times once more after joining: what was free before is not offered, what is freed from then on is. An entry never changes: leave it and join anew. At most 5 at once, and 5 with one appointment. An appointment that lost its time is in line by itself, with its kind of session and, where they have time to come, its counsellor: leave that entry, or join with another wish beside it.")
    @APIResponse(responseCode = "201", description = "WAITING.")
    @APIResponse(responseCode = "200", description = "Joined before; as it is now.")
    @APIResponse(responseCode = "409", description = "too-many-waits, own-agency (a counsellor does not come to a colleague) or id-in-use.")
    public RestResponse<EntryView> put(UUID id, @NotNull @Valid EntryBody body) {
        var me = Person.of(caller);
        var now = clock.now();
        Entry known = Entry.findById(id);
        if (known == null) {
            Person.getEntityManager().lock(me, LockModeType.PESSIMISTIC_WRITE); // one of a person's after the other, to be counted
            Turn.alone();
            check(body, me);
            Entry.mayJoin(me, body.appointment(), now);
            if (Entry.join(id, me, body)) {
                var view = EntryView.of(Entry.findById(id), now);
                return RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, view).build();
            }
            known = Entry.findById(id); // another call was first
        }
        if (!known.person.id.equals(me.id) || !known.wishes(body)) {
            throw new Refusal("id-in-use");
        }
        return RestResponse.ok(EntryView.of(known, now));
    }

    private void check(EntryBody body, Person me) {
        body.check(clock.now());
        if (body.counsellor() != null) {
            Counsellor.<Counsellor> findByIdOptional(body.counsellor())
                    .orElseThrow(() -> Refusal.field("/counsellor", "unknown-counsellor")).mayCounsel(me);
        }
        if (body.appointment() != null && !HeldTime.isDisplaced(body.appointment(), me)) {
            throw Refusal.field("/appointment", "not-displaced");
        }
    }
}
