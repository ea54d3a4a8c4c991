/** What many viewers do in the same few milliseconds, as rows: a few statements for all of them, and one commit. */
package cn.zhijia.events.live.visit.batch;
