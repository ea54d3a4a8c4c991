package cn.zhijia.counselling.instrument.fhir;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonProperty;

import cn.zhijia.counselling.instrument.Catalogue.Published;

/** A version of an instrument as a FHIR R4 Questionnaire: Chinese, with the English words as translations. */
record Questionnaire(String resourceType, String id, String language, String url, String version, String name, String title,
        @JsonProperty("_title") Translated titleTranslated, String status, List<String> subjectType, String date,
        String publisher, String description, String copyright, @JsonProperty("_copyright") Translated copyrightTranslated,
        List<Coding> code, List<QuestionnaireItem> item) {

    private static final String URL = "https://zhijia.cn/fhir/r4/Questionnaire/";

    static Questionnaire of(Published published) {
        var i = published.instrument();
        var items = Stream.concat(Stream.of(QuestionnaireItem.instruction(i.instruction())),
                i.items().stream().map(item -> QuestionnaireItem.of(i, item))).toList();
        return new Questionnaire("Questionnaire", i.code() + "-" + i.version(), "zh-CN", URL + i.code(),
                Integer.toString(i.version()), i.code().replace("-", "").toUpperCase(Locale.ROOT), i.title().zh(),
                Translated.of(i.title()), "active", List.of("Patient"), i.publishedOn().toString(), "Zhijia 职家",
                i.source().zh(), i.licence().zh(), Translated.of(i.licence()), List.of(Coding.of(i.system(), i.panel())),
                items);
    }
}
