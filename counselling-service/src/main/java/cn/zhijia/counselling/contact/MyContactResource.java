package cn.zhijia.counselling.contact;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.Cache;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.counselling.audit.Act;
import cn.zhijia.counselling.audit.Audit;
import cn.zhijia.counselling.station.Stations;
import cn.zhijia.counselling.vault.Vault;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Preconditions;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.data.Person;

/** The member's own telephone, emergency contact and nickname. */
@Path("/v1/me/contact")
@Tag(name = "Me")
@Cache(noStore = true)
class MyContactResource {

    private final Caller caller;
    private final DatabaseClock clock;
    private final Vault vault;
    private final Audit audit;
    private final Preconditions preconditions;

    MyContactResource(Caller caller, DatabaseClock clock, Vault vault, Audit audit, Preconditions preconditions) {
        this.caller = caller;
        this.clock = clock;
        this.vault = vault;
        this.audit = audit;
        this.preconditions = preconditions;
    }

    @GET
    @Transactional
    @RolesAllowed("member")
    @Operation(operationId = "getMyContact", summary = "Read how I can be reached", description = "As the member wrote it, telephone numbers in digits only.")
    @APIResponse(responseCode = "200", description = "My contact.")
    @APIResponse(responseCode = "304", description = "As the caller knows it.")
    @APIResponse(responseCode = "404", description = "Nothing was written yet.")
    public RestResponse<ContactView> get() {
        var contact = Contact.of(Person.of(caller).id).orElseThrow(Refusal::notFound);
        return preconditions.read(ContactView.of(contact.read(vault)), contact.version);
    }

    @PUT
    @Transactional
    @RolesAllowed("member")
    @Operation(operationId = "putMyContact", summary = "Say how I can be reached", description = "The whole of it; what is absent is taken away. A change names by If-Match what it changes, so that a late repeat brings nothing back. Sealed with the member's key: the telephone number is known to the member's counsellor, and with the emergency contact to whoever is on duty in an emergency, and each reading is written down for the member.")
    @APIResponse(responseCode = "201", description = "Written for the first time.")
    @APIResponse(responseCode = "200", description = "As it is now.")
    @APIResponse(responseCode = "410", description = "erased.")
    @APIResponse(responseCode = "412", description = "stale-version.")
    @APIResponse(responseCode = "428", description = "if-match-required.")
    public RestResponse<ContactView> put(@NotNull @Valid ContactBody body) {
        var said = body.canonical();
        if (said.station() != null && !Stations.exists(said.station())) {
            throw Refusal.field("/station", "unknown-station");
        }
        var me = Person.of(caller).id;
        var known = Contact.lock(me);
        var contact = known.orElseGet(() -> new Contact(me));
        if (known.isEmpty() || !contact.read(vault).equals(said)) {
            if (known.isPresent()) {
                preconditions.requireMatch(contact.version);
            }
            contact.write(said, vault, clock.now());
            contact.persist();
            audit.record(me, Act.CONTACT_WRITTEN, null, null);
        }
        return preconditions.written(ContactView.of(said), contact.version, known.isEmpty());
    }
}
