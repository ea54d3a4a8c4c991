/** 运动员名单: a whole meet's athletes from one file, all of them or none. */
package cn.zhijia.events.games.roster;
