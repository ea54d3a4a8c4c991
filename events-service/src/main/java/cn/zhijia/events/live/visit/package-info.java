/** 人次、点赞: visits, their beats and their likes, each a row before it is acknowledged. */
package cn.zhijia.events.live.visit;
