/** 代表队: teams and their athletes. */
package cn.zhijia.events.games.team;
