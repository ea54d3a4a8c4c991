/** 竞赛规程: what a union's regulation says, as data. */
package cn.zhijia.events.games.rule;
