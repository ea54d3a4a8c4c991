package cn.zhijia.education;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.education.term.Term;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Preconditions;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.data.Person;

/** The caller's own applications; every call may be repeated. */
@Path("/v1/applications/{id}")
@RolesAllowed("member")
@Tag(name = "Applications", description = "报名: draft, submission, the line, withdrawal")
class ApplicationResource {

    private final Caller caller;
    private final DatabaseClock clock;
    private final Preconditions preconditions;

    ApplicationResource(Caller caller, DatabaseClock clock, Preconditions preconditions) {
        this.caller = caller;
        this.clock = clock;
        this.preconditions = preconditions;
    }

    @PUT
    @Transactional
    @Operation(operationId = "putApplication", summary = "Draft an application, or edit the draft", description = "Union members only; one live application per member and term. A draft holds no seat. An edit needs If-Match; a repeat of what is stored does not.")
    @APIResponse(responseCode = "201", description = "Drafted.")
    @APIResponse(responseCode = "200", description = "Edited, or as it was.")
    @APIResponse(responseCode = "409", description = "one-application-per-term, application-submitted, term-closed, id-in-use.")
    @APIResponse(responseCode = "412", description = "stale-version.")
    @APIResponse(responseCode = "428", description = "if-match-required.")
    public RestResponse<ApplicationView> draft(UUID id, @NotNull @Valid ApplicationBody body) {
        if (caller.union() == null) {
            throw new Refusal("union-members-only");
        }
        var me = Person.of(caller);
        var known = Application.lock(id);
        if (known.isPresent()) {
            return edited(known.get(), me, body);
        }
        Term.known(body.term()).orElseThrow(() -> Refusal.field("/term", "unknown-term")).requireNotClosed(clock.now());
        body.requireOffered();
        boolean created = Application.insert(id, me, body);
        var application = Application.lock(id).orElseThrow(() -> new Refusal("one-application-per-term"));
        return created ? answer(application, true) : edited(application, me, body);
    }

    private RestResponse<ApplicationView> edited(Application application, Person me, ApplicationBody body) {
        if (!application.personId.equals(me.id)) {
            throw new Refusal("id-in-use");
        }
        if (!application.says(body)) {
            application.requireDraft();
            preconditions.requireMatch(application.version);
            Term.get(application.termId).requireNotClosed(clock.now());
            body.requireOffered();
            application.edit(body);
        }
        return answer(application, false);
    }

    private RestResponse<ApplicationView> answer(Application application, boolean created) {
        return preconditions.written(ApplicationView.of(application), application.version, created);
    }

    @GET
    @Transactional
    @Operation(operationId = "getApplication", summary = "Show my application", description = "In whatever state it is; to its owner only, for everybody else it does not exist.")
    @APIResponse(responseCode = "200", description = "The application.")
    @APIResponse(responseCode = "304", description = "You have this version.")
    public RestResponse<ApplicationView> get(UUID id) {
        var application = Application.mine(id, caller);
        return preconditions.read(ApplicationView.of(application), application.version);
    }

    @PUT
    @Path("submission")
    @Transactional
    @Operation(operationId = "submitApplication", summary = "Submit my application: a seat, or a place in the line", description = "One answer: SUBMITTED with a seat in the first choice that has one, or WAITLISTED for all choices. The ticket orders the line and never changes.")
    @APIResponse(responseCode = "200", description = "SUBMITTED or WAITLISTED; the same when repeated.")
    @APIResponse(responseCode = "409", description = "term-not-open, term-closed, term-full (the line is closed), term-without-seats, offering-closed, illegal-transition.")
    public RestResponse<ApplicationView> submit(UUID id) {
        var application = Application.mine(id, caller);
        application.submit();
        return answer(application, false);
    }

    @PUT
    @Path("withdrawal")
    @Consumes(MediaType.APPLICATION_JSON) // its one text field would let plain text through
    @Transactional
    @Operation(operationId = "withdrawApplication", summary = "Withdraw my application", description = "From DRAFT, SUBMITTED and WAITLISTED. A freed seat goes to the lowest ticket that wants it, in the same transaction, until the term's promotionCloses.")
    @APIResponse(responseCode = "200", description = "WITHDRAWN; the same when repeated.")
    @APIResponse(responseCode = "409", description = "illegal-transition.")
    public RestResponse<ApplicationView> withdraw(UUID id, @NotNull @Valid WithdrawalBody body) {
        var application = Application.mine(id, caller);
        application.withdraw(body.reason());
        return answer(application, false);
    }

    @GET
    @Path("waitlist-position")
    @Transactional
    @Operation(operationId = "getWaitlistPosition", summary = "Show my place in the line", description = "The ticket, how many wait with a lower one, and how far promotion has come.")
    @APIResponse(responseCode = "200", description = "The place.")
    public WaitlistPosition position(UUID id) {
        return WaitlistPosition.of(Application.mine(id, caller));
    }
}
