/** 名次: a pure function of rules and results, with a reason for every rank. */
package cn.zhijia.events.games.standing;
