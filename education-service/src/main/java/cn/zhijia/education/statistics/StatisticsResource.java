package cn.zhijia.education.statistics;

import java.time.LocalDate;
import java.util.Set;

import jakarta.annotation.security.PermitAll;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import cn.zhijia.education.term.TermTime;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Refusal;

/** Public, because the union publishes these figures anyway; what is small enough to tell on a person is for admins. */
@Path("/v1/statistics/terms")
@Tag(name = "Statistics")
class StatisticsResource {

    private static final Set<String> PARAMETERS = Set.of("from", "to", "union");

    private final EntityManager database;
    private final Caller caller;

    StatisticsResource(EntityManager database, Caller caller) {
        this.database = database;
        this.caller = caller;
    }

    @GET
    @PermitAll
    @Transactional
    @Operation(operationId = "getTermStatistics", summary = "Show the terms of a period in figures", description = "Public. Person figures under 5 are hidden from all but admins, and left out of sums, which then say so. Days from 2000-01-01 to 2200-01-01; a parameter other than these is refused.")
    @APIResponse(responseCode = "200", description = "The figures.")
    public TermsStatistics terms(
            @Parameter(description = "Terms that opened on this day or later, in their zone.", example = "2021-01-01") @QueryParam("from") LocalDate from,
            @Parameter(description = "Terms that opened on this day or before.", example = "2025-06-30") @QueryParam("to") LocalDate to,
            @Parameter(description = "Terms of this union only.", example = "shunyi") @QueryParam("union") @Size(max = 64) String union,
            UriInfo uri) {
        requireKnown(uri.getQueryParameters().keySet());
        TermTime.requireInRange("?from", from);
        TermTime.requireInRange("?to", to);
        var first = from == null ? TermTime.FIRST_DAY : from;
        var last = to == null ? TermTime.LAST_DAY : to;
        if (last.isBefore(first)) {
            throw Refusal.field("?to", "before-from");
        }
        boolean everything = !caller.guest() && caller.has("admin");
        return TermsStatistics.of(TermRow.read(database, first, last, union), everything);
    }

    /** Figures must never look like the answer to another question: {@code ?asOf} would be one, of the past. */
    private static void requireKnown(Set<String> parameters) {
        for (String parameter : parameters) {
            if (!PARAMETERS.contains(parameter)) {
                throw Refusal.field("?" + parameter, "unknown-parameter");
            }
        }
    }
}
