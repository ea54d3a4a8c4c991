package cn.zhijia.counselling.consent;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.counselling.audit.Act;
import cn.zhijia.counselling.audit.Audit;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.data.Person;

/** One decision: given, and withdrawn as easily. */
@Path("/v1/me/consents/{id}")
@Tag(name = "Consents")
class ConsentResource {

    private final Caller caller;
    private final DatabaseClock clock;
    private final Audit audit;
    private final Event<Consent.Withdrawn> withdrawals;

    ConsentResource(Caller caller, DatabaseClock clock, Audit audit, Event<Consent.Withdrawn> withdrawals) {
        this.caller = caller;
        this.clock = clock;
        this.audit = audit;
        this.withdrawals = withdrawals;
    }

    @PUT
    @Transactional
    @RolesAllowed("member")
    @Operation(operationId = "giveConsent", summary = "Agree to one purpose and one recipient", description = "To the present text, which the body names by version and hash. The id is chosen by the client, new for each time somebody agrees: a late repeat of a consent that was withdrawn since changes nothing.")
    @APIResponse(responseCode = "201", description = "In force from now on.")
    @APIResponse(responseCode = "200", description = "This consent was given before; as it is now, withdrawn perhaps.")
    @APIResponse(responseCode = "409", description = "consent-in-force: for this purpose and recipient, under another id; or id-in-use.")
    @APIResponse(responseCode = "410", description = "erased.")
    public RestResponse<ConsentView> give(UUID id, @NotNull @Valid ConsentBody body) {
        var me = Person.of(caller).id;
        if (Consent.findById(id) == null) {
            body.check();
            if (Consent.insert(id, me, body)) {
                audit.record(me, Act.CONSENT_GIVEN, id, null);
                return RestResponse.status(RestResponse.Status.CREATED, ConsentView.of(Consent.findById(id)));
            }
        }
        Consent known = Consent.findById(id);
        if (known == null) {
            throw new Refusal("consent-in-force").with("consent", Consent.live(me, body).map(c -> c.id).orElse(null));
        }
        if (!known.isOf(me) || !known.says(body)) {
            throw new Refusal("id-in-use");
        }
        return RestResponse.ok(ConsentView.of(known));
    }

    @GET
    @Transactional
    @RolesAllowed("member")
    @Operation(operationId = "getConsent", summary = "Show one of my consents", description = "With the version and hash of the text that was agreed to.")
    @APIResponse(responseCode = "200", description = "The consent.")
    public ConsentView get(UUID id) {
        var me = Person.of(caller).id;
        return Consent.<Consent> findByIdOptional(id).filter(c -> c.isOf(me)).map(ConsentView::of)
                .orElseThrow(Refusal::notFound);
    }

    @PUT
    @Path("withdrawal")
    @Transactional
    @RolesAllowed("member")
    @Operation(operationId = "withdrawConsent", summary = "Withdraw a consent", description = "Acts at once: when this is answered, nothing more is done under it. What was done before stays lawful. Withdrawing it again changes nothing, nor does it touch a consent given since under another id.")
    @APIResponse(responseCode = "200", description = "Withdrawn.")
    public ConsentView withdraw(UUID id) {
        var me = Person.of(caller).id;
        var consent = Consent.lock(id, me);
        if (consent.withdrawnAt == null) {
            withdrawals.fire(consent.withdraw(clock.now()));
            audit.record(me, Act.CONSENT_WITHDRAWN, id, null);
        }
        return ConsentView.of(consent);
    }
}
