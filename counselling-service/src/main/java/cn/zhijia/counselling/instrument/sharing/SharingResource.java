package cn.zhijia.counselling.instrument.sharing;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import cn.zhijia.counselling.audit.Act;
import cn.zhijia.counselling.audit.Audit;
import cn.zhijia.counselling.counsellor.Counsellor;
import cn.zhijia.counselling.instrument.response.Assignment;
import cn.zhijia.counselling.instrument.response.Reader;
import cn.zhijia.counselling.instrument.response.Response;
import cn.zhijia.counselling.instrument.response.ResponseView;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.data.Person;

@Path("/v1/responses/{id}/sharing")
@Tag(name = "Instruments")
class SharingResource {

    private final Caller caller;
    private final DatabaseClock clock;
    private final Reader reader;
    private final Audit audit;

    SharingResource(Caller caller, DatabaseClock clock, Reader reader, Audit audit) {
        this.caller = caller;
        this.clock = clock;
        this.reader = reader;
        this.audit = audit;
    }

    @PUT
    @Transactional
    @RolesAllowed("member")
    @Operation(operationId = "shareResponse", summary = "Share answers with my counsellor, or stop", description = "With one counsellor at a time, whom the member has an appointment with, until a day of the member's choice. Withdrawal acts at once. A decision that was taken before changes nothing, whatever came since.")
    @APIResponse(responseCode = "200", description = "The response, with whom it is shared now.")
    @APIResponse(responseCode = "409", description = "not-your-counsellor, or id-in-use: another decision was taken under this id.")
    public ResponseView share(UUID id, @NotNull @Valid SharingBody body) {
        body.check();
        Person.of(caller); // before the response, as everywhere: people are locked first
        var response = Response.lockOwn(id, caller);
        var known = SharingDecision.of(id, body.decision());
        if (known == null) {
            decide(response, body);
        } else if (!known.says(body)) {
            throw new Refusal("id-in-use");
        }
        return reader.view(response, clock.now());
    }

    private void decide(Response response, SharingBody body) {
        var now = clock.now();
        body.check(now);
        if (body.shared() && !Assignment.between(response.memberId(), body.counsellor())) {
            throw new Refusal("not-your-counsellor");
        }
        new SharingDecision(response.id, body, now).persist();
        response.share(body.shared() ? Counsellor.get(body.counsellor()) : null, body.until());
        audit.record(response.memberId(), body.shared() ? Act.RESPONSE_SHARED : Act.RESPONSE_SHARING_WITHDRAWN, response.id,
                null);
    }
}
