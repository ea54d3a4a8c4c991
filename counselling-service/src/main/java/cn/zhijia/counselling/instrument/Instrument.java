package cn.zhijia.counselling.instrument;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * 量表: one published version of a questionnaire, text and rules together, for ever as it was: a response points to the version
 * that was answered.
 *
 * @param system the code system of the items, the panel and the total
 * @param total the code of the result
 * @param factor what the sum is multiplied by (WHO-5: 4); null where there is no sum
 */
public record Instrument(String code, int version, LocalDate publishedOn, Text title, Text instruction, String system,
        String panel, String total, AskedBy askedBy, Map<String, List<Option>> options, List<Item> items, Method method,
        Integer factor, List<Band> bands, Text source, Text licence) {

    /** How a result is made of answers. */
    public enum Method {
        /** The sum of the scored items times the factor; a band holds a range. */
        SUM,
        /** The first band with a "yes". */
        FIRST_MATCH
    }

    public Optional<Item> item(String itemCode) {
        return items.stream().filter(i -> i.code().equals(itemCode)).findFirst();
    }

    public List<Option> optionsOf(Item item) {
        return options.get(item.options());
    }

    public Optional<Option> option(Item item, String optionCode) {
        return optionsOf(item).stream().filter(o -> o.code().equals(optionCode)).findFirst();
    }

    public Band bandOf(int score) {
        return bands.stream().filter(b -> b.holds(score)).findFirst()
                .orElseThrow(() -> new IllegalStateException(code + " has no band for " + score));
    }

    public Optional<Band> band(String bandCode) {
        return bands.stream().filter(b -> b.code().equals(bandCode)).findFirst();
    }

    /** The highest score there is; null where there is no sum. */
    public Integer most() {
        return method == Method.SUM ? bands.stream().mapToInt(Band::to).max().getAsInt() : null;
    }

    public boolean isAskedByMember() {
        return askedBy == AskedBy.MEMBER;
    }
}
