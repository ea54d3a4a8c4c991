package cn.zhijia.counselling.contact.staff;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.Cache;

import cn.zhijia.counselling.contact.Reader;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.data.Person;

/** Whom a telephone number belongs to: by POST, for an address stands in logs and a number must not. */
@Path("/v1/contacts/search")
@Tag(name = "Contacts")
@Cache(noStore = true)
class ContactSearchResource {

    private static final int MOST = 20;

    private final Caller caller;
    private final Reader reader;

    ContactSearchResource(Caller caller, Reader reader) {
        this.caller = caller;
        this.reader = reader;
    }

    @POST
    @Transactional
    @RolesAllowed("duty-officer")
    @Operation(operationId = "searchContacts", summary = "Find whose telephone number this is", description = "For the duty officer with a caller on the line. Everybody who gave this number, at most 20; each of them sees who searched, and why.")
    @APIResponse(responseCode = "200", description = "Who gave this number; nobody when nobody did.")
    public ContactHits search(@NotNull @Valid ContactSearchBody body) {
        Person.of(caller); // people first, as everywhere
        return new ContactHits(reader.reachedBy(body.phone(), "/phone", body.reason(), MOST).stream()
                .map(ContactHits.Hit::of).toList());
    }
}
