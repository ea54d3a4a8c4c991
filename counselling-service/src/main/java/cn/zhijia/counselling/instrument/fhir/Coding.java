package cn.zhijia.counselling.instrument.fhir;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import cn.zhijia.counselling.instrument.Option;

/** A FHIR Coding; what it scores stands beside it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Coding(List<Extension> extension, String system, String code, String display,
        @JsonProperty("_display") Translated displayTranslated) {

    static Coding of(String system, String code) {
        return new Coding(null, system, code, null, null);
    }

    static Coding of(Option option) {
        var score = option.declines() ? null : List.of(Extension.ordinal(option.score()));
        return new Coding(score, option.system(), option.code(), option.text().zh(), Translated.of(option.text()));
    }
}
