package cn.zhijia.counselling.instrument;

/**
 * An answer that may be chosen.
 *
 * @param system the code system of {@code code}: LOINC, or an own one where LOINC has none
 * @param score what it adds; null for one that says nothing about the question (不想回答)
 */
public record Option(String code, String system, Text text, Integer score) {

    public boolean declines() {
        return score == null;
    }
}
