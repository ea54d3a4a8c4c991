package cn.zhijia.counselling.crisis.reading;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.Cache;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.counselling.audit.Act;
import cn.zhijia.counselling.audit.Audit;
import cn.zhijia.counselling.crisis.CaseState;
import cn.zhijia.counselling.crisis.CrisisCase;
import cn.zhijia.counselling.crisis.Signal;
import cn.zhijia.counselling.instrument.response.Assignment;
import cn.zhijia.counselling.instrument.response.Reader;
import cn.zhijia.counselling.instrument.response.Response;
import cn.zhijia.counselling.instrument.response.ResponseView;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Preconditions;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.data.Person;

/** One case, and the answers that it is about. */
@Path("/v1/crisis-cases/{id}")
@Tag(name = "Crisis cases")
@Cache(noStore = true)
class CaseResource {

    private final Caller caller;
    private final DatabaseClock clock;
    private final CaseReader reader;
    private final Reader responses;
    private final Audit audit;
    private final Preconditions preconditions;

    CaseResource(Caller caller, DatabaseClock clock, CaseReader reader, Reader responses, Audit audit,
            Preconditions preconditions) {
        this.caller = caller;
        this.clock = clock;
        this.reader = reader;
        this.responses = responses;
        this.audit = audit;
        this.preconditions = preconditions;
    }

    @GET
    @Transactional
    @RolesAllowed({ "member", "counsellor", "carer", "organizer", "supervisor", "duty-officer", "admin" })
    @Operation(operationId = "getCrisisCase", summary = "Show a case", description = "To its member, by the id of the call or the response: that help is on its way, and once it is closed what was done, in plain words. To duty officers, supervisors and the member's counsellor with details, which is written down for the member to see. It does not exist for anybody else.")
    @APIResponse(responseCode = "200", description = "The case.")
    @APIResponse(responseCode = "304", description = "As the caller knows it.")
    @APIResponse(responseCode = "410", description = "erased.")
    public RestResponse<CaseView> get(UUID id) {
        var crisis = CrisisCase.known(id).orElseThrow(Refusal::notFound);
        if (crisis.isOf(caller)) {
            return preconditions.read(reader.forMember(crisis), crisis.version);
        }
        if (!crisis.isRunBy(caller) && !isClient(crisis)) {
            throw Refusal.notFound();
        }
        var view = reader.forStaff(crisis);
        audit.record(crisis.member.id, Act.CASE_READ, crisis.id, null);
        return preconditions.read(view, crisis.version);
    }

    private boolean isClient(CrisisCase crisis) {
        return caller.has("counsellor") && Person.known(caller)
                .filter(me -> Assignment.withCounsellor(crisis.member.id, me.id)).isPresent();
    }

    @GET
    @Path("responses/{response}")
    @Transactional
    @RolesAllowed({ "duty-officer", "supervisor" })
    @Operation(operationId = "getCrisisResponse", summary = "Show the answers that a case is about", description = "Those that opened it or joined it, while it is open; the reading is written down for the member to see.")
    @APIResponse(responseCode = "200", description = "The response.")
    @APIResponse(responseCode = "410", description = "erased.")
    public ResponseView response(UUID id, UUID response) {
        var crisis = CrisisCase.<CrisisCase> findByIdOptional(id)
                .filter(c -> c.isRunBy(caller) && c.state() != CaseState.CLOSED
                        && (Signal.has(id, response) || response.equals(c.course.assessmentId)))
                .orElseThrow(Refusal::notFound);
        var view = responses.view(Response.findById(response), clock.now());
        audit.record(crisis.member.id, Act.RESPONSE_READ, response, null);
        return view;
    }
}
