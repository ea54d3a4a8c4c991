/** Clubs and courses that meet again and again: a rule, its dates as events, exceptions and splits. */
package cn.zhijia.events.series;
