/** 报名: which teams compete in a discipline, with which of their athletes, and whether a meet may go on. */
package cn.zhijia.events.games.lineup;
