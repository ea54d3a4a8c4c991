package cn.zhijia.counselling.hospital.key;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.counselling.hospital.Hospital;

/** A hospital's keys as the administrator enters the first one, and as the identity provider reads them. */
@Path("/v1/hospitals/{id}")
@Tag(name = "Hospitals")
class HospitalKeysResource {

    private final Cabinet cabinet;

    HospitalKeysResource(Cabinet cabinet) {
        this.cabinet = cabinet;
    }

    @GET
    @Path("jwks")
    @Transactional
    @PermitAll
    @Operation(operationId = "getHospitalJwks", summary = "Show a hospital's public keys", description = "As a JSON Web Key Set, which the identity provider reads to verify the hospital's assertions. A new key counts there within seconds.")
    @APIResponse(responseCode = "200", description = "Those it may sign in with.")
    public JwkSet jwks(@Pattern(regexp = Hospital.ID) String id) {
        Hospital.get(id);
        return new JwkSet(HospitalKey.of(id).stream().map(JwkView::of).toList());
    }

    @PUT
    @Path("keys/{kid}")
    @Transactional
    @RolesAllowed("admin")
    @Operation(operationId = "putHospitalKey", summary = "Enter a hospital's public key", description = "The first one, or another when it has lost its own; received from the hospital by a way that is trusted. A name (kid) belongs to one key for ever, and a key to one hospital.")
    @APIResponse(responseCode = "201", description = "Entered.")
    @APIResponse(responseCode = "200", description = "It was there.")
    @APIResponse(responseCode = "409", description = "kid-in-use, key-in-use, key-given-up or too-many-keys.")
    public RestResponse<JwkView> put(@Pattern(regexp = Hospital.ID) String id, @Pattern(regexp = Cabinet.KID) String kid,
            @NotNull @Valid JwkBody body) {
        return cabinet.put(id, kid, body, HospitalKey.AddedBy.ADMIN);
    }

    @DELETE
    @Path("keys/{kid}")
    @Transactional
    @RolesAllowed("admin")
    @Operation(operationId = "deleteHospitalKey", summary = "Take a hospital's key away", description = "Also the last one: then the hospital gets no new token until another is entered. Tokens that it has live for up to five minutes.")
    @APIResponse(responseCode = "204", description = "It is no key any more.")
    public void delete(@Pattern(regexp = Hospital.ID) String id, @Pattern(regexp = Cabinet.KID) String kid) {
        cabinet.remove(id, kid, HospitalKey.AddedBy.ADMIN);
    }
}
