/** What a batch has to know of the broadcasts that it is for and of who watches them, and what it adds to their totals. */
package cn.zhijia.events.live.visit.broadcast;
