package cn.zhijia.counselling.instrument.fhir;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import cn.zhijia.counselling.instrument.Instrument;
import cn.zhijia.counselling.instrument.Item;
import cn.zhijia.counselling.instrument.Text;

/** A question as FHIR has it; its linkId is its code. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record QuestionnaireItem(String linkId, List<Coding> code, String text, @JsonProperty("_text") Translated textTranslated,
        String type, List<EnableWhen> enableWhen, Boolean required, List<AnswerOption> answerOption) {

    record EnableWhen(String question, String operator, Coding answerCoding) {
    }

    record AnswerOption(Coding valueCoding) {
    }

    static QuestionnaireItem instruction(Text text) {
        return new QuestionnaireItem("instruction", null, text.zh(), Translated.of(text), "display", null, null, null);
    }

    static QuestionnaireItem of(Instrument instrument, Item item) {
        return new QuestionnaireItem(item.code(), List.of(Coding.of(instrument.system(), item.code())), item.text().zh(),
                Translated.of(item.text()), "choice", enableWhen(instrument, item), item.required(),
                instrument.optionsOf(item).stream().map(option -> new AnswerOption(Coding.of(option))).toList());
    }

    private static List<EnableWhen> enableWhen(Instrument instrument, Item item) {
        if (item.askedIf() == null) {
            return null;
        }
        var before = instrument.item(item.askedIf().item()).orElseThrow();
        var option = instrument.option(before, item.askedIf().option()).orElseThrow();
        return List.of(new EnableWhen(before.code(), "=", Coding.of(option.system(), option.code())));
    }
}
