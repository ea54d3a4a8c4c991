package cn.zhijia.counselling.hospital;

/**
 * What a hospital is looked for.
 *
 * @param scope what it must take, such as {@code SUICIDE_RISK}
 * @param age of the person in years; null when nobody knows it, which keeps no hospital away
 * @param wish the hospital that the person wants, or null
 * @param station the id of the station from where it should be near, or null
 */
public record Need(Priority priority, String scope, Integer age, String wish, String station) {
}
