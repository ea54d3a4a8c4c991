package cn.zhijia.counselling.instrument.fhir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;

import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import cn.zhijia.counselling.instrument.Catalogue;
import cn.zhijia.counselling.instrument.Catalogue.Published;

/** What a hospital's own software would say of our questionnaires. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class QuestionnaireTest {

    private static final ObjectMapper JSON = new ObjectMapper().setSerializationInclusion(JsonInclude.Include.NON_NULL);
    private static FhirContext fhir;
    private static FhirValidator validator;

    @BeforeAll
    static void load() {
        fhir = FhirContext.forR4();
        validator = fhir.newValidator().registerValidatorModule(new FhirInstanceValidator(new ValidationSupportChain(
                new DefaultProfileValidationSupport(fhir), new InMemoryTerminologyServerValidationSupport(fhir),
                new CommonCodeSystemsTerminologyService(fhir))));
    }

    static Stream<Published> published() {
        return Catalogue.all().stream();
    }

    @ParameterizedTest
    @MethodSource("published")
    void every_version_is_a_valid_questionnaire_of_r4(Published published) {
        assertEquals(List.of(), errors(json(published)));
    }

    @ParameterizedTest
    @MethodSource("published")
    void a_parser_reads_back_every_question_option_and_score(Published published) {
        var read = fhir.newJsonParser().parseResource(org.hl7.fhir.r4.model.Questionnaire.class, json(published));
        var instrument = published.instrument();
        assertEquals(instrument.items().stream().map(i -> i.code()).toList(),
                read.getItem().stream().skip(1).map(i -> i.getLinkId()).toList());
        for (int i = 0; i < instrument.items().size(); i++) {
            var item = instrument.items().get(i);
            var asked = read.getItem().get(i + 1);
            assertEquals(item.askedIf() != null, asked.hasEnableWhen());
            assertEquals(instrument.optionsOf(item).stream().map(o -> o.code() + " " + o.score()).toList(),
                    asked.getAnswerOption().stream().map(o -> o.getValueCoding().getCode() + " " + score(o)).toList());
        }
    }

    private static Object score(org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemAnswerOptionComponent option) {
        var extension = option.getValueCoding().getExtensionByUrl("http://hl7.org/fhir/StructureDefinition/ordinalValue");
        return extension == null ? null : extension.getValueAsPrimitive().getValueAsString();
    }

    @Test
    void the_validator_does_refuse_what_is_wrong() {
        String json = json(Catalogue.current("phq-9").orElseThrow());
        assertFalse(errors(json.replace("\"active\"", "\"published\"")).isEmpty());
        assertFalse(errors(json.replace("\"linkId\"", "\"link\"")).isEmpty());
        assertTrue(json.contains("\"status\":\"active\""));
    }

    private static String json(Published published) {
        try {
            return JSON.writeValueAsString(Questionnaire.of(published));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> errors(String json) {
        return validator.validateWithResult(json).getMessages().stream()
                .filter(m -> m.getSeverity() == ResultSeverityEnum.ERROR || m.getSeverity() == ResultSeverityEnum.FATAL)
                .map(m -> m.getLocationString() + ": " + m.getMessage()).toList();
    }
}
