/** 趣味运动会: meets of teams in several disciplines, by rules that are data, with standings that give a reason for every rank. */
package cn.zhijia.events.games;
