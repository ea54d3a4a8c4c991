package cn.zhijia.counselling.instrument;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.counselling.instrument.Catalogue.Published;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Preconditions;
import cn.zhijia.kit.Refusal;

/** The texts that people answer: open to everybody, as their publishers have it. */
@Path("/v1/instruments")
@PermitAll
@Tag(name = "Instruments")
class InstrumentResource {

    private final Caller caller;
    private final Preconditions preconditions;

    InstrumentResource(Caller caller, Preconditions preconditions) {
        this.caller = caller;
        this.preconditions = preconditions;
    }

    @GET
    @Operation(operationId = "listInstruments", summary = "List instruments", description = "The present version of each, without its questions. Cache-Control: public, max-age=300.")
    @APIResponse(responseCode = "200", description = "All there are.")
    @APIResponse(responseCode = "304", description = "As the caller knows it.")
    public RestResponse<InstrumentList> list() {
        var present = Catalogue.current();
        var view = new InstrumentList(present.stream().map(p -> InstrumentSummary.of(p, caller.language())).toList());
        return cacheable(preconditions.read(view, Catalogue.all().size(), present.stream().mapToLong(Published::tag).sum()),
                300);
    }

    @GET
    @Path("{code}")
    @Operation(operationId = "getInstrument", summary = "Show an instrument", description = "Its present version with questions, options, bands, source and licence. Cache-Control: public, max-age=300.")
    @APIResponse(responseCode = "200", description = "The present version.")
    @APIResponse(responseCode = "304", description = "As the caller knows it.")
    public RestResponse<InstrumentView> get(@Pattern(regexp = "[a-z0-9-]{1,32}") String code) {
        return answer(Catalogue.current(code).orElseThrow(Refusal::notFound), 300);
    }

    @GET
    @Path("{code}/versions/{version}")
    @Operation(operationId = "getInstrumentVersion", summary = "Show one version of an instrument", description = "Never changes, and is never taken away: answers point to it. Cache-Control: public, max-age=86400.")
    @APIResponse(responseCode = "200", description = "The version.")
    @APIResponse(responseCode = "304", description = "As the caller knows it.")
    public RestResponse<InstrumentView> version(@Pattern(regexp = "[a-z0-9-]{1,32}") String code, int version) {
        return answer(Catalogue.version(code, version).orElseThrow(Refusal::notFound), 86_400);
    }

    private RestResponse<InstrumentView> answer(Published published, int seconds) {
        var view = InstrumentView.of(published, Catalogue.versions(published.instrument().code()), caller.language());
        return cacheable(preconditions.read(view, published.instrument().version(), published.tag()), seconds);
    }

    private static <T> RestResponse<T> cacheable(RestResponse<T> answer, int seconds) {
        answer.getHeaders().putSingle("Cache-Control", "public, max-age=" + seconds);
        return answer;
    }
}
