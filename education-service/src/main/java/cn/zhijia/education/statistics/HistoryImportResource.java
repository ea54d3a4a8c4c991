package cn.zhijia.education.statistics;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import cn.zhijia.kit.Caller;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.data.Person;

@Path("/v1/terms/{id}/history-import")
@Tag(name = "Statistics")
class HistoryImportResource {

    private final EntityManager database;
    private final ObjectMapper json;
    private final Caller caller;
    private final DatabaseClock clock;

    HistoryImportResource(EntityManager database, ObjectMapper json, Caller caller, DatabaseClock clock) {
        this.database = database;
        this.json = json;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @RolesAllowed("admin")
    @Transactional
    @Operation(operationId = "importTermHistory", summary = "Enter a term of before the product", description = "Admins only. The programmes must be there. Makes the term with this id, its offerings and their figures, marked imported and kept as sent. The same again changes nothing; another one for the same term is refused.")
    @APIResponse(responseCode = "200", description = "Entered, or as it was.")
    @APIResponse(responseCode = "409", description = "history-differs, ordinal-taken, id-in-use.")
    public HistoryImportView enter(UUID id, @NotNull @Valid HistoryBody body) throws JsonProcessingException {
        body.requireSense(clock.now());
        var at = new HistoryImport(database, id, body).enter(Person.of(caller), json.writeValueAsString(body));
        return new HistoryImportView(id, body.offerings().size(), body.enrolled(), body.source(), at);
    }
}
