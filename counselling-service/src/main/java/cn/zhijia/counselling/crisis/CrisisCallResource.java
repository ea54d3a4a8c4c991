package cn.zhijia.counselling.crisis;

import java.util.Map;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.counselling.instrument.safety.SafetyPage;
import cn.zhijia.counselling.paging.Distress;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.Words;
import cn.zhijia.kit.data.Person;

/** 我现在需要帮助: for oneself, or for somebody who cannot ask. */
@Path("/v1/crisis-cases/{id}")
@Tag(name = "Crisis cases")
class CrisisCallResource {

    private final Caller caller;
    private final Distress distress;
    private final Intake intake;
    private final String federation;

    CrisisCallResource(Caller caller, Distress distress, Intake intake,
            @ConfigProperty(name = "zhijia.safety.federation-line") String federation) {
        this.caller = caller;
        this.distress = distress;
        this.intake = intake;
        this.federation = federation;
    }

    @PUT
    @Transactional
    @RolesAllowed({ "member", "counsellor", "duty-officer" })
    @Consumes(MediaType.APPLICATION_JSON) // said so, a call without any body or type is heard too
    @Operation(operationId = "putCrisisCase", summary = "Call for help now", description = "By a member for oneself, with or without a body; by a counsellor, or a duty officer at the telephone, for the member they name. Whoever is on duty is paged within the call, and answers within five minutes. Whoever has an open case joins it. The id is chosen by the client: a repeat is the same call, and wakes nobody again; who presses the button anew after the case is over needs a new id.")
    @APIResponse(responseCode = "201", description = "Help is on its way.")
    @APIResponse(responseCode = "200", description = "Called before; the text says so when the case is over.")
    @APIResponse(responseCode = "409", description = "id-in-use: another call has this id.")
    @APIResponse(responseCode = "410", description = "erased.")
    public RestResponse<HelpView> call(UUID id, @Valid CrisisCallBody body) {
        String memberNo = body == null ? null : body.memberNo();
        if (memberNo == null && !caller.has("member")) {
            throw Refusal.field("/memberNo", "required");
        }
        var me = distress.caller();
        var member = memberNo == null || memberNo.equals(caller.memberNo()) ? me : Person.numbered(memberNo);
        var taken = intake.call(id, member.id, source(member.equals(me)), me.id, null, body == null ? null : body.words());
        boolean told = member.equals(me) || caller.has("duty-officer"); // whether there was a case before is nobody else's
        return RestResponse.status(taken.created() ? RestResponse.Status.CREATED : RestResponse.Status.OK,
                new HelpView(told ? taken.crisis().id : id, told ? text(taken.crisis()) : text("crisis.handed-over"),
                        SafetyPage.in(caller.language(), federation)));
    }

    /** A repeat of a call whose case is over wakes nobody, and must not say that it did. */
    private String text(CrisisCase crisis) {
        return text(crisis.state() == CaseState.CLOSED ? "crisis.over" : "crisis.on-its-way");
    }

    private String text(String key) {
        return Words.text(caller.language(), key, Map.of());
    }

    private Source source(boolean myself) {
        if (myself) {
            return Source.MEMBER;
        }
        if (caller.has("duty-officer")) {
            return Source.LINE;
        }
        if (caller.has("counsellor")) {
            return Source.COUNSELLOR;
        }
        throw new Refusal("forbidden");
    }
}
