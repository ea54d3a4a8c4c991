package cn.zhijia.counselling.consent;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import cn.zhijia.kit.Caller;

/** What can be agreed to. */
@Path("/v1/me/consents/texts")
@Tag(name = "Consents")
class ConsentTextsResource {

    private final Caller caller;

    ConsentTextsResource(Caller caller) {
        this.caller = caller;
    }

    @GET
    @RolesAllowed("member")
    @Operation(operationId = "listConsentTexts", summary = "Read what can be agreed to", description = "The present text for each purpose, in the caller's language, with its version and the hash of both languages. Ask for each purpose by itself, when it is needed.")
    @APIResponse(responseCode = "200", description = "The texts.")
    public ConsentTextList list() {
        return new ConsentTextList(
                ConsentText.present().stream().map(t -> ConsentTextList.Shown.of(t, caller.language())).toList());
    }
}
