/** 申诉: a captain objects to what happened in a discipline, which stands still until that is decided. */
package cn.zhijia.events.games.protest;
