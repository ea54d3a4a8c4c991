package cn.zhijia.counselling.instrument.fhir;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;

/** A FHIR extension, with one value or with extensions of its own. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Extension(String url, String valueCode, String valueString, Integer valueDecimal, List<Extension> extension) {

    static final String BASE = "http://hl7.org/fhir/StructureDefinition/";

    static Extension ordinal(int score) {
        return new Extension(BASE + "ordinalValue", null, null, score, null);
    }

    static Extension english(String text) {
        return new Extension(BASE + "translation", null, null, null,
                List.of(new Extension("lang", "en", null, null, null), new Extension("content", null, text, null, null)));
    }
}
