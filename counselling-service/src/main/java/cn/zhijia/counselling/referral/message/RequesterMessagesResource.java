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

import cn.zhijia.counselling.referral.Diagnosis;
import cn.zhijia.counselling.referral.attempt.Attempt;
import cn.zhijia.counselling.referral.attempt.By;
import cn.zhijia.counselling.referral.desk.Requester;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.data.Person;

/** The requester's side writes, and reads. */
@Path("/v1/referrals/{id}/attempts/{number}/messages")
@RolesAllowed({ "duty-officer", "supervisor" })
@Tag(name = "Referrals")
@Cache(noStore = true)
class RequesterMessagesResource {

    private final Caller caller;
    private final Requester requester;
    private final Mail mail;

    RequesterMessagesResource(Caller caller, Requester requester, Mail mail) {
        this.caller = caller;
        this.requester = requester;
        this.mail = mail;
    }

    @PUT
    @Path("{message}")
    @Transactional
    @Consumes(MediaType.APPLICATION_JSON) // its one text field would let plain text through
    @Operation(operationId = "putReferralMessage", summary = "Write to the hospital", description = "As long as it is asked or has the person; its system is told that there is a message. In an emergency use the telephone beside. The id is chosen by the client.")
    @APIResponse(responseCode = "201", description = "Written.")
    @APIResponse(responseCode = "200", description = "Written before.")
    @APIResponse(responseCode = "409", description = "attempt-over, or id-in-use.")
    @APIResponse(responseCode = "410", description = "erased.")
    @APIResponse(responseCode = "422", description = "diagnosis-not-allowed.")
    public RestResponse<MessagePage.View> put(UUID id, @Min(1) @Max(1000) int number, UUID message,
            @NotNull @Valid MessageBody body) {
        Diagnosis.refuse("/text", body.text());
        var me = Person.of(caller);
        var referral = requester.lock(id);
        return mail.put(message, referral, Attempt.of(referral.id, number), By.officer(me.id), body.text());
    }

    @GET
    @Transactional
    @Operation(operationId = "listReferralMessages", summary = "Read the messages of an attempt", description = "Of both sides, the oldest first; the reading is written down for the member to see.")
    @APIResponse(responseCode = "200", description = "A page of messages.")
    @APIResponse(responseCode = "410", description = "erased.")
    public RestResponse<MessagePage> list(UUID id, @Min(1) @Max(1000) int number,
            @QueryParam("cursor") @Size(max = 500) String cursor,
            @QueryParam("limit") @Min(1) @Max(100) @DefaultValue("20") int limit, @Context UriInfo uri) {
        Person.of(caller);
        var referral = requester.read(id);
        return mail.list(referral, Attempt.of(referral.id, number), cursor, limit, uri);
    }
}
