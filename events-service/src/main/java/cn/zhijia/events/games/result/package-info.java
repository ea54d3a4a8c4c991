/** 成绩: standings as they are, official results in editions, lots, protests, corrections and awards. */
package cn.zhijia.events.games.result;
