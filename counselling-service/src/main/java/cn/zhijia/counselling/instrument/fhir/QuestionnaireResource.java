package cn.zhijia.counselling.instrument.fhir;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.counselling.instrument.Catalogue;
import cn.zhijia.counselling.instrument.Catalogue.Published;
import cn.zhijia.kit.Preconditions;
import cn.zhijia.kit.Refusal;

/** What a hospital needs to read our answers: the questions, with their codes. */
@Path("/fhir/r4/Questionnaire")
@PermitAll
@Tag(name = "Instruments")
class QuestionnaireResource {

    private final Preconditions preconditions;

    QuestionnaireResource(Preconditions preconditions) {
        this.preconditions = preconditions;
    }

    @GET
    @Path("{id}")
    @Produces("application/fhir+json")
    @Operation(operationId = "getQuestionnaire", summary = "Show an instrument as FHIR Questionnaire", description = "The id is code and version, such as phq-9-2. Chinese, with English as translation; scores as ordinalValue. Cache-Control: public, max-age=86400.")
    @APIResponse(responseCode = "200", description = "A FHIR R4 Questionnaire.", content = @Content(mediaType = "application/fhir+json", schema = @Schema(type = SchemaType.OBJECT, description = "https://hl7.org/fhir/R4/questionnaire.html")))
    @APIResponse(responseCode = "304", description = "As the caller knows it.")
    public RestResponse<Questionnaire> get(@Pattern(regexp = "[A-Za-z0-9.-]{1,64}") String id) {
        var published = Catalogue.all().stream().filter(p -> id(p).equals(id)).findFirst().orElseThrow(Refusal::notFound);
        var answer = preconditions.read(Questionnaire.of(published), published.instrument().version(), published.tag());
        answer.getHeaders().putSingle("Cache-Control", "public, max-age=86400");
        return answer;
    }

    private static String id(Published published) {
        return published.instrument().code() + "-" + published.instrument().version();
    }
}
