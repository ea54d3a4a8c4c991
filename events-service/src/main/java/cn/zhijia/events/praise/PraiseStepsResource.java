package cn.zhijia.events.praise;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import cn.zhijia.events.Glance;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.data.Person;

/** What becomes of a praise. Each step is for good; taking it twice is no error. */
@Path("/v1/events/{id}/praises/{praiseId}")
@RolesAllowed("member")
@Tag(name = "Praise")
class PraiseStepsResource {

    private final Caller caller;
    private final DatabaseClock clock;

    PraiseStepsResource(Caller caller, DatabaseClock clock) {
        this.caller = caller;
        this.clock = clock;
    }

    @PUT
    @Path("withdrawal")
    @Transactional
    @Operation(operationId = "withdrawPraise", summary = "Withdraw a praise I gave", description = "Nobody sees it any more; if it was reported, the organizers who decide learn that it was withdrawn, without its note. Its label cannot be given to this person at this event again, but another can.")
    @APIResponse(responseCode = "200", description = "It is withdrawn.")
    public PraiseStanding withdraw(@PathParam("id") UUID id, @PathParam("praiseId") UUID praiseId) {
        var me = me();
        var praise = visible(id, praiseId, me);
        if (!praise.from(me.id)) {
            throw new Refusal("forbidden");
        }
        praise.withdraw(clock.now());
        return praise.standing(me.id);
    }

    @PUT
    @Path("hiding")
    @Transactional
    @Operation(operationId = "hidePraise", summary = "Hide a praise I received", description = "For good, from everybody but its giver, who is not told. It still counts among the labels of the event, which name nobody.")
    @APIResponse(responseCode = "200", description = "It is hidden.")
    public PraiseStanding hide(@PathParam("id") UUID id, @PathParam("praiseId") UUID praiseId) {
        var me = me();
        var praise = visible(id, praiseId, me);
        if (!praise.to(me.id)) {
            throw new Refusal("forbidden");
        }
        praise.hide(clock.now());
        return praise.standing(me.id);
    }

    @PUT
    @Path("report")
    @Consumes(MediaType.APPLICATION_JSON) // its one text field would let plain text through
    @Transactional
    @Operation(operationId = "reportPraise", summary = "Report a praise", description = "By anybody who sees it but its giver. The organizers of the event's union see it from now on, with the reason and without the reporter, and decide.")
    @APIResponse(responseCode = "200", description = "It is reported.")
    public PraiseStanding report(@PathParam("id") UUID id, @PathParam("praiseId") UUID praiseId,
            @NotNull @Valid ReportBody body) {
        var reason = CleanText.line("/reason", body.reason(), 200);
        var me = me();
        var praise = visible(id, praiseId, me);
        if (praise.from(me.id)) {
            throw new Refusal("forbidden");
        }
        praise.report(me, reason);
        return praise.standing(me.id);
    }

    private Person me() {
        return Person.of(caller);
    }

    private Praise visible(UUID event, UUID id, Person me) {
        var held = Glance.at(event).event();
        var praise = Praise.locked(event, id);
        boolean present = Presence.of(me, held).isPresent();
        if (!praise.visibleTo(me.id, present) && !praise.reportedBy(me.id)) {
            throw Refusal.notFound();
        }
        return praise;
    }
}
