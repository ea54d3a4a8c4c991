package cn.zhijia.counselling.hospital.key;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.counselling.hospital.Partner;

/** A hospital rotates its keys itself, signed in with the present one. */
@Path("/v1/partner/keys/{kid}")
@Tag(name = "Partner")
@RolesAllowed("hospital")
class PartnerKeysResource {

    private final Partner partner;
    private final Cabinet cabinet;

    PartnerKeysResource(Partner partner, Cabinet cabinet) {
        this.partner = partner;
        this.cabinet = cabinet;
    }

    @PUT
    @Transactional
    @Operation(operationId = "putPartnerKey", summary = "Add a public key of yours", description = "Then sign in with it, and when that has worked give the old one up. Send the public half only: what has a private part is refused, and must be thrown away. A name (kid) belongs to one key for ever.")
    @APIResponse(responseCode = "201", description = "Added.")
    @APIResponse(responseCode = "200", description = "It was there.")
    @APIResponse(responseCode = "409", description = "kid-in-use, key-in-use, key-given-up or too-many-keys.")
    public RestResponse<JwkView> put(@Pattern(regexp = Cabinet.KID) String kid, @NotNull @Valid JwkBody body) {
        return cabinet.put(partner.hospital().id, kid, body, HospitalKey.AddedBy.HOSPITAL);
    }

    @DELETE
    @Transactional
    @Operation(operationId = "deletePartnerKey", summary = "Give a key of yours up", description = "Not the last one: add its successor first. What was signed with it buys no new token.")
    @APIResponse(responseCode = "204", description = "It is no key any more.")
    @APIResponse(responseCode = "409", description = "last-key.")
    public void delete(@Pattern(regexp = Cabinet.KID) String kid) {
        cabinet.remove(partner.hospital().id, kid, HospitalKey.AddedBy.HOSPITAL);
    }
}
