package cn.zhijia.education.term;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.education.quota.TermSeats;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Cursor;
import cn.zhijia.kit.Pages;
import cn.zhijia.kit.Preconditions;
import cn.zhijia.kit.Slice;

@Path("/v1/terms")
@Tag(name = "Terms", description = "慧企学堂: terms, offerings, seats")
class TermResource {

    private final Caller caller;
    private final Preconditions preconditions;

    TermResource(Caller caller, Preconditions preconditions) {
        this.caller = caller;
        this.preconditions = preconditions;
    }

    @PUT
    @Path("{id}")
    @RolesAllowed({ "admin", "organizer" })
    @Transactional
    @Operation(operationId = "putTerm", summary = "Create or edit a term", description = "Admins and organizers of the owning union. An edit needs If-Match; a repeat of what is stored does not. Thawing promotion, or a later promotionCloses, gives free seats to those who wait in the same transaction.")
    @APIResponse(responseCode = "201", description = "Created.")
    @APIResponse(responseCode = "200", description = "Edited, or as it was.")
    @APIResponse(responseCode = "409", description = "ordinal-taken, term-started, term-imported.")
    @APIResponse(responseCode = "412", description = "stale-version.")
    @APIResponse(responseCode = "428", description = "if-match-required.")
    public RestResponse<TermView> put(UUID id, @NotNull @Valid TermBody body) {
        body.requireSense();
        Term.requireOrganizer(caller, body.union());
        var seats = TermSeats.lock(id); // before the term's row: everybody takes them in this order
        var known = Term.lock(id);
        if (known.isEmpty()) {
            var term = Term.create(id, body);
            return answer(term, true);
        }
        var term = known.get();
        term.requireOrganizer(caller);
        if (!term.says(body)) {
            term.requireOwn();
            preconditions.requireMatch(term.version);
            if (seats.filter(TermSeats::begun).isPresent()) {
                term.requireSameOpening(body.opens());
            }
            term.write(body);
            Term.flush();
            seats.ifPresent(TermSeats::settle);
            Term.getEntityManager().refresh(term);
        }
        return answer(term, false);
    }

    private RestResponse<TermView> answer(Term term, boolean created) {
        var view = TermView.of(term);
        return preconditions.written(view, term.version, view.seats().tag(), created);
    }

    @GET
    @Path("{id}")
    @PermitAll
    @Transactional
    @Operation(operationId = "getTerm", summary = "Show a term and how full it is", description = "Public.")
    @APIResponse(responseCode = "200", description = "The term.")
    @APIResponse(responseCode = "304", description = "Nothing has changed, the seats included.")
    public RestResponse<TermView> get(UUID id) {
        var term = Term.get(id);
        var view = TermView.of(term);
        return preconditions.read(view, term.version, view.seats().tag());
    }

    @GET
    @PermitAll
    @Transactional
    @Operation(operationId = "listTerms", summary = "List terms", description = "Public; the latest opening first.")
    @APIResponse(responseCode = "200", description = "A page of terms.")
    public RestResponse<TermPage> list(@QueryParam("union") @Size(max = 64) String union,
            @QueryParam("cursor") @Size(max = 1000) String cursor,
            @QueryParam("limit") @Min(1) @Max(100) @DefaultValue("20") int limit, UriInfo uri) {
        String filters = "terms " + union;
        var place = cursor == null ? List.of("9999-01-01T00:00:00Z", "00000000-0000-0000-0000-000000000000")
                : Cursor.read(cursor, filters, 2);
        var found = Term.after(union, Instant.parse(place.get(0)), UUID.fromString(place.get(1)), limit + 1);
        var slice = Slice.of(found, limit);
        var next = slice.next(filters, last -> List.of(last.opens, last.id));
        return Pages.answer(new TermPage(TermView.of(slice.shown()), next), next, uri);
    }
}
