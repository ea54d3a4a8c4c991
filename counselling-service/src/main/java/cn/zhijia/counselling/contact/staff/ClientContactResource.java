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

import cn.zhijia.counselling.Session;
import cn.zhijia.counselling.contact.ContactView;
import cn.zhijia.counselling.contact.Reader;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.Person;

/** How the assigned counsellor reaches the member. */
@Path("/v1/appointments/{id}/contact")
@Tag(name = "Appointments")
@Cache(noStore = true)
class ClientContactResource {

    private final Caller caller;
    private final Reader reader;

    ClientContactResource(Caller caller, Reader reader) {
        this.caller = caller;
        this.reader = reader;
    }

    @GET
    @Transactional
    @RolesAllowed("counsellor")
    @Operation(operationId = "getClientContact", summary = "Read a member's name and telephone", description = "By the assigned counsellor, while the appointment was not called off. The member sees that it was read.")
    @APIResponse(responseCode = "200", description = "Name and telephone; absent where the member gave none.")
    @APIResponse(responseCode = "410", description = "erased.")
    public ContactView get(UUID id) {
        Person.of(caller); // people first, as everywhere
        var session = Session.lock(id, caller);
        if (!session.stands()) {
            throw Refusal.notFound();
        }
        return reader.forCounsellor(session.member(), id);
    }
}
