/** 项目: disciplines, and who is entered in them. */
package cn.zhijia.events.games.discipline;
