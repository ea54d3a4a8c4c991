package cn.zhijia.counselling.instrument;

import java.util.List;

/**
 * What a result is called (分档) and what is advised. Advice only: a counsellor may not diagnose (精神卫生法 art. 23, 76).
 *
 * @param from the lowest score of the band; null where answers decide and not a sum
 * @param to the highest score of the band, as {@code from}
 * @param anyOf one "yes" to any of these questions is enough; empty: whoever is left
 */
public record Band(String code, Integer from, Integer to, List<String> anyOf, Level level, Text advice) {

    boolean holds(int score) {
        return from <= score && score <= to;
    }
}
