package cn.zhijia.counselling.access;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.Cache;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.counselling.audit.Act;
import cn.zhijia.counselling.audit.Audit;
import cn.zhijia.counselling.notice.Fact;
import cn.zhijia.counselling.notice.Notice;
import cn.zhijia.counselling.paging.Distress;
import cn.zhijia.counselling.vault.Vault;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.data.Person;

/** One access: opened for a reason, looked at afterwards by somebody else. */
@Path("/v1/audit/break-glass/{id}")
@Tag(name = "Break-glass")
@Cache(noStore = true)
class BreakGlassResource {

    private final Caller caller;
    private final Distress distress;
    private final DatabaseClock clock;
    private final Vault vault;
    private final Audit audit;
    private final Instance<OpenCases> cases;

    BreakGlassResource(Caller caller, Distress distress, DatabaseClock clock, Vault vault, Audit audit,
            @Any Instance<OpenCases> cases) {
        this.caller = caller;
        this.distress = distress;
        this.clock = clock;
        this.vault = vault;
        this.audit = audit;
        this.cases = cases;
    }

    @PUT
    @Transactional
    @RolesAllowed({ "duty-officer", "supervisor" })
    @Operation(operationId = "breakGlass", summary = "Open one member's notes in an emergency", description = "For 30 minutes, for a written reason, with or without an open crisis case. The member is told at once and sees every note that was read; another supervisor reviews it within 24 hours. The id is chosen by the client: a repeat opens nothing anew.")
    @APIResponse(responseCode = "201", description = "Open from now on.")
    @APIResponse(responseCode = "200", description = "Opened before; as it is now.")
    @APIResponse(responseCode = "409", description = "id-in-use.")
    @APIResponse(responseCode = "410", description = "erased.")
    public RestResponse<BreakGlassView> open(UUID id, @NotNull @Valid BreakGlassBody body) {
        var me = distress.caller();
        var person = Person.<Person> find("memberNo", body.memberNo()).singleResultOptional()
                .orElseThrow(Refusal::notFound);
        BreakGlass known = BreakGlass.findById(id);
        if (known != null) {
            if (!known.openedById.equals(me.id) || !known.says(person.id, body, vault)) {
                throw new Refusal("id-in-use");
            }
            return answer(known, false);
        }
        check(me, person, body);
        var opened = new BreakGlass(id, person.id, me.id, body, vault, clock.now());
        opened.persist();
        Notice.tell(person.id, Fact.BREAK_GLASS_OPENED, id);
        audit.record(person.id, Act.BREAK_GLASS_OPENED, id, body.reason());
        return answer(opened, true);
    }

    private void check(Person me, Person person, BreakGlassBody body) {
        if (person.id.equals(me.id) || body.memberNo().equals(caller.memberNo())) {
            throw Refusal.field("/memberNo", "not-oneself");
        }
        if (body.caseId() != null && cases.stream().noneMatch(c -> c.isOpen(body.caseId(), person.id))) {
            throw Refusal.field("/caseId", "no-open-case");
        }
    }

    @GET
    @Transactional
    @RolesAllowed({ "duty-officer", "supervisor" })
    @Operation(operationId = "getBreakGlass", summary = "Show an access with its reason", description = "To whoever opened it, and to supervisors, who see a pseudonym in place of the member.")
    @APIResponse(responseCode = "200", description = "The access.")
    @APIResponse(responseCode = "410", description = "erased.")
    public RestResponse<BreakGlassView> get(UUID id) {
        Person.of(caller);
        var found = BreakGlass.get(id, caller);
        audit.record(found.personId, Act.BREAK_GLASS_READ, id, null);
        return answer(found, false);
    }

    @PUT
    @Path("review")
    @Transactional
    @RolesAllowed("supervisor")
    @Operation(operationId = "reviewBreakGlass", summary = "Say whether an access was justified", description = "By a supervisor who did not open it, within 24 hours; later too, but it is overdue until then. NOT_JUSTIFIED ends what is still open. The member is told.")
    @APIResponse(responseCode = "200", description = "Reviewed.")
    @APIResponse(responseCode = "409", description = "reviewed-already.")
    @APIResponse(responseCode = "410", description = "erased.")
    public RestResponse<BreakGlassView> review(UUID id, @NotNull @Valid ReviewBody body) {
        var me = Person.of(caller);
        var access = BreakGlass.lock(id, caller);
        if (!access.reviewedAs(me.id, body, vault)) {
            access.review(me.id, body, vault, clock.now());
            Notice.tell(access.personId, Fact.BREAK_GLASS_REVIEWED, id);
            audit.record(access.personId, Act.BREAK_GLASS_REVIEWED, id, null);
        }
        return answer(access, false);
    }

    private RestResponse<BreakGlassView> answer(BreakGlass b, boolean created) {
        boolean mine = b.isBy(caller);
        String memberNo = mine ? Person.<Person> findById(b.personId).memberNo : null;
        var view = BreakGlassView.of(b, memberNo, mine ? null : vault.pseudonym(ReviewsResource.PSEUDONYM, b.personId),
                b.reason(vault), b.remark(vault), clock.now());
        return RestResponse.status(created ? RestResponse.Status.CREATED : RestResponse.Status.OK, view);
    }
}
