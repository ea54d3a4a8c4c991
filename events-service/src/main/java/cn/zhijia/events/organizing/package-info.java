/** Who comes and who waits, for the organizers. */
package cn.zhijia.events.organizing;
