package cn.zhijia.counselling.instrument;

import java.util.List;
import java.util.Locale;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "InstrumentItem", description = "A question.")
record ItemView(@Schema(required = true, maxLength = 32, examples = "44250-9") String code,
        @Schema(required = true, maxLength = 500, examples = "做事时提不起劲或没有兴趣") String text,
        @Schema(required = true, description = "Whether it must be answered when it is asked.") boolean required,
        @Schema(required = true, description = "Whether it counts in the score.") boolean scored,
        @Schema(description = "Absent: always asked.") AskedIfView askedIf,
        @Schema(required = true, maxItems = 20) List<OptionView> options) {

    @Schema(name = "InstrumentAskedIf", description = "Asked only after this option was chosen.")
    record AskedIfView(@Schema(required = true, maxLength = 32, examples = "93247-5") String item,
            @Schema(required = true, maxLength = 32, examples = "LA33-6") String option) {
    }

    @Schema(name = "InstrumentOption")
    record OptionView(@Schema(required = true, maxLength = 32, examples = "LA6569-3") String code,
            @Schema(required = true, maxLength = 200) String system,
            @Schema(required = true, maxLength = 100, examples = "好几天") String text,
            @Schema(minimum = "0", maximum = "10", description = "Absent where it says nothing about the question.") Integer score) {
    }

    static ItemView of(Instrument instrument, Item item, Locale language) {
        var condition = item.askedIf();
        return new ItemView(item.code(), item.text().in(language), item.required(), item.scored(),
                condition == null ? null : new AskedIfView(condition.item(), condition.option()),
                instrument.optionsOf(item).stream()
                        .map(o -> new OptionView(o.code(), o.system(), o.text().in(language), o.score())).toList());
    }
}
