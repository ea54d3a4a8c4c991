/** 比赛: what is measured and who beats whom, while a meet runs. */
package cn.zhijia.events.games.contest;
