/** Standing seats: who comes to every date of a series, until opting out of one. */
package cn.zhijia.events.series.standing;
