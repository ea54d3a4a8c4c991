package cn.zhijia.counselling.hospital;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import cn.zhijia.kit.data.DatabaseClock;

/** What a hospital's system says and asks about itself. */
@Path("/v1/partner")
@Tag(name = "Partner")
@RolesAllowed("hospital")
class PartnerResource {

    private final Partner partner;
    private final Keys keys;
    private final DatabaseClock clock;

    PartnerResource(Partner partner, Keys keys, DatabaseClock clock) {
        this.partner = partner;
        this.keys = keys;
        this.clock = clock;
    }

    @PUT
    @Path("heartbeat")
    @Transactional
    @Operation(operationId = "putHeartbeat", summary = "Say that your system is alive", description = "As often as the agreement says (everySeconds), whether anything happened or not. After three that are missing nothing of STAT is sent to you, and the telephone rings instead. now is our clock, by which a webhook's timestamp is written.")
    @APIResponse(responseCode = "200", description = "Heard.")
    public HeartbeatView heartbeat() {
        var hospital = partner.hospital();
        hospital.beat();
        return new HeartbeatView(clock.now(), hospital.heartbeatSeconds);
    }

    @GET
    @Path("webhook")
    @Transactional
    @Operation(operationId = "getPartnerWebhook", summary = "Show where you are told, and by what you verify it", description = "Each call carries two signatures of Standard Webhooks: v1a by our Ed25519 key, which you verify by publicKey, and v1 by the secret that we share; verify either. Both are yours alone. Administrators see neither.")
    @APIResponse(responseCode = "200", description = "Your webhook.")
    public PartnerWebhookView webhook() {
        var hospital = partner.hospital();
        return new PartnerWebhookView(hospital.webhook, hospital.crisisWebhook, hospital.webhookGoneAt,
                keys.ed25519(hospital).publicKey(), keys.secret(hospital));
    }
}
