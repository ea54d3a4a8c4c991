package cn.zhijia.counselling.instrument.response;

/**
 * One response of a campaign, to be counted.
 *
 * @param band null where a scored question was declined
 */
public record Counted(String department, String band) {
}
