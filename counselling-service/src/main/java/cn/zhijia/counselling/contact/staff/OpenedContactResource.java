package cn.zhijia.counselling.contact.staff;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.Cache;

import cn.zhijia.counselling.access.BreakGlass;
import cn.zhijia.counselling.contact.ContactView;
import cn.zhijia.counselling.contact.Reader;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.data.Person;

/** How to reach the one member whose data somebody has opened. */
@Path("/v1/audit/break-glass/{id}/contact")
@Tag(name = "Break-glass")
@Cache(noStore = true)
class OpenedContactResource {

    private final Caller caller;
    private final DatabaseClock clock;
    private final Reader reader;

    OpenedContactResource(Caller caller, DatabaseClock clock, Reader reader) {
        this.caller = caller;
        this.clock = clock;
        this.reader = reader;
    }

    @GET
    @Transactional
    @RolesAllowed({ "duty-officer", "supervisor" })
    @Operation(operationId = "getOpenedContact", summary = "Read how to reach the member that an access opens", description = "Name, telephone and emergency contact, as long as the access is open. For whoever opened it; it does not exist for anybody else, nor afterwards. The member sees that it was read.")
    @APIResponse(responseCode = "200", description = "The contact; absent what the member did not give.")
    @APIResponse(responseCode = "410", description = "erased.")
    public ContactView get(UUID id) {
        Person.of(caller);
        return reader.inEmergency(BreakGlass.openedPerson(id, caller, clock.now()), id);
    }
}
