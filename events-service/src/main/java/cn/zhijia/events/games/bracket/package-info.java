/** 对阵: who meets whom, as pure functions of a recorded draw. */
package cn.zhijia.events.games.bracket;
