package cn.zhijia.counselling.instrument.response;

/**
 * One response, to be counted.
 *
 * @param group the department in a campaign, the union otherwise; null where there is none
 * @param band null where a scored question was declined
 */
public record Counted(String group, String instrument, String band) {
}
