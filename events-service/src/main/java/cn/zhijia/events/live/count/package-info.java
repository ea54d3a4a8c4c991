/** What a livestream has come to: totals as they stand, and the sum of the rows for whoever wants to check. */
package cn.zhijia.events.live.count;
