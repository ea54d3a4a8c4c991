/**
 * What the services share about their databases: the clock, the people seen, violations, and change cursors. The gateway leaves
 * it out.
 */
package cn.zhijia.kit.data;
