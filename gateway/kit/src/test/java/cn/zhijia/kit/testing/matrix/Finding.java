package cn.zhijia.kit.testing.matrix;

/**
 * What one caller was answered.
 *
 * @param line of the table: the operation, with its variant if it has one
 * @param code of the problem, blank when there is none
 */
public record Finding(String line, Caller caller, int status, String code) {
}
