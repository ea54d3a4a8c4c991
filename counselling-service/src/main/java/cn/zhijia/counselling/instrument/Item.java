package cn.zhijia.counselling.instrument;

/**
 * A question (题目).
 *
 * @param options the name of its list of options
 * @param scored whether it counts in the sum
 * @param risk whether it asks for thoughts of death or self-harm: any answer but "not at all" calls somebody
 * @param askedIf what must have been answered before; null for a question that is always asked
 */
public record Item(String code, Text text, String options, boolean required, boolean scored, boolean risk, Condition askedIf) {

    /** The answer to an earlier question that leads to this one. */
    public record Condition(String item, String option) {
    }
}
