package cn.zhijia.education.term;

import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.education.catalogue.Level;
import cn.zhijia.education.catalogue.Programme;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Cursor;
import cn.zhijia.kit.Pages;
import cn.zhijia.kit.Preconditions;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.Slice;

@Path("/v1/terms/{termId}/offerings")
@Tag(name = "Terms")
class OfferingResource {

    private final Caller caller;
    private final Preconditions preconditions;

    OfferingResource(Caller caller, Preconditions preconditions) {
        this.caller = caller;
        this.preconditions = preconditions;
    }

    @PUT
    @Path("{id}")
    @RolesAllowed({ "admin", "organizer", "registrar" })
    @Transactional
    @Operation(operationId = "putOffering", summary = "Offer a programme in a term, or edit the offering", description = "Admins, organizers of the owning union, registrars of the programme's school. Name and level are those of the programme on the day it is offered. An edit needs If-Match; a repeat of what is stored does not.")
    @APIResponse(responseCode = "201", description = "Created.")
    @APIResponse(responseCode = "200", description = "Edited, or as it was.")
    @APIResponse(responseCode = "409", description = "id-in-use, offering-exists, term-imported.")
    @APIResponse(responseCode = "412", description = "stale-version.")
    @APIResponse(responseCode = "428", description = "if-match-required.")
    public RestResponse<OfferingView> put(UUID termId, UUID id, @NotNull @Valid OfferingBody body) {
        var term = Term.get(termId);
        var programme = Programme.known(body.programme())
                .orElseThrow(() -> Refusal.field("/programme", "unknown-programme"));
        if (!Term.organizes(caller, term.unionId) && !programme.taughtBy(caller)) {
            throw new Refusal("forbidden");
        }
        var known = Offering.lock(id);
        if (known.isEmpty()) {
            term.requireOwn();
            return answer(Offering.create(id, term, programme, body), term, true);
        }
        var offering = known.get();
        if (!offering.termId.equals(termId) || !offering.programmeId.equals(body.programme())) {
            throw new Refusal("id-in-use");
        }
        if (!offering.says(body)) {
            term.requireOwn();
            preconditions.requireMatch(offering.version);
            offering.write(body);
            Offering.flush();
        }
        return answer(offering, term, false);
    }

    private RestResponse<OfferingView> answer(Offering offering, Term term, boolean created) {
        var view = OfferingView.of(offering, term.imported());
        return preconditions.written(view, offering.version, view.tag(), created);
    }

    @GET
    @Path("{id}")
    @PermitAll
    @Transactional
    @Operation(operationId = "getOffering", summary = "Show an offering and how full it is", description = "Public.")
    @APIResponse(responseCode = "200", description = "The offering.")
    @APIResponse(responseCode = "304", description = "Nothing has changed, the seats included.")
    public RestResponse<OfferingView> get(UUID termId, UUID id) {
        var offering = Offering.get(termId, id);
        var view = OfferingView.of(offering, Term.get(termId).imported());
        return preconditions.read(view, offering.version, view.tag());
    }

    @GET
    @PermitAll
    @Transactional
    @Operation(operationId = "listOfferings", summary = "List what a term offers", description = "Public; by name.")
    @APIResponse(responseCode = "200", description = "A page of offerings.")
    public RestResponse<OfferingPage> list(UUID termId,
            @Parameter(description = "Of this level only.", schema = @Schema(implementation = Level.class)) @QueryParam("level") @Pattern(regexp = Level.NAMES) String level,
            @QueryParam("cursor") @Size(max = 1000) String cursor,
            @QueryParam("limit") @Min(1) @Max(100) @DefaultValue("20") int limit, UriInfo uri) {
        boolean imported = Term.get(termId).imported();
        String filters = "offerings " + termId + level;
        var place = cursor == null ? List.of("", "00000000-0000-0000-0000-000000000000") : Cursor.read(cursor, filters, 2);
        var found = Offering.after(termId, Level.named(level), place.get(0), UUID.fromString(place.get(1)), limit + 1);
        var slice = Slice.of(found, limit);
        var next = slice.next(filters, last -> List.of(last.name, last.id));
        return Pages.answer(new OfferingPage(OfferingView.of(slice.shown(), imported), next), next,
                uri);
    }
}
