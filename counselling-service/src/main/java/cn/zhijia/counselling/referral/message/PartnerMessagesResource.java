package cn.zhijia.counselling.referral.message;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.Cache;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.counselling.referral.attempt.Attempt;
import cn.zhijia.counselling.referral.attempt.By;
import cn.zhijia.counselling.referral.partner.Desk;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Refusal;

/** The hospital writes, and reads. */
@Path("/v1/partner/referrals/{id}/messages")
@RolesAllowed("hospital")
@Tag(name = "Partner referrals")
@Cache(noStore = true)
class PartnerMessagesResource {

    private final Caller caller;
    private final Desk desk;
    private final Mail mail;

    PartnerMessagesResource(Caller caller, Desk desk, Mail mail) {
        this.caller = caller;
        this.desk = desk;
        this.mail = mail;
    }

    @PUT
    @Path("{message}")
    @Transactional
    @Consumes(MediaType.APPLICATION_JSON) // its one text field would let plain text through
    @Operation(operationId = "putPartnerMessage", summary = "Write to the requester", description = "As long as the referral is this hospital's. In an emergency use the telephone beside. The id is chosen by the client. Scope system/Task.u.")
    @APIResponse(responseCode = "201", description = "Written.")
    @APIResponse(responseCode = "200", description = "Written before.")
    @APIResponse(responseCode = "409", description = "attempt-over, or id-in-use.")
    @APIResponse(responseCode = "410", description = "erased.")
    public RestResponse<MessagePage.View> put(UUID id, UUID message, @NotNull @Valid MessageBody body) {
        var referral = desk.lock(id, "system/Task.u");
        return mail.put(message, referral, Attempt.findById(id), By.hospital(caller.sub()), body.text());
    }

    @GET
    @Transactional
    @Operation(operationId = "listPartnerMessages", summary = "Read the messages of a referral", description = "Of both sides, the oldest first, as long as the referral is this hospital's; the reading is written down for the person to see. Scope system/Task.r.")
    @APIResponse(responseCode = "200", description = "A page of messages.")
    @APIResponse(responseCode = "409", description = "attempt-over.")
    @APIResponse(responseCode = "410", description = "erased.")
    public RestResponse<MessagePage> list(UUID id, @QueryParam("cursor") @Size(max = 500) String cursor,
            @QueryParam("limit") @Min(1) @Max(100) @DefaultValue("20") int limit, @Context UriInfo uri) {
        var referral = desk.read(id, "system/Task.r");
        Attempt attempt = Attempt.findById(id);
        if (!attempt.isOpenToHospital()) {
            throw new Refusal("attempt-over");
        }
        return mail.list(referral, attempt, cursor, limit, uri);
    }
}
