/**
 * 直播帧: what is said in a stream's log, cut into frames. The log is in the database; nothing here is needed by another replica.
 */
package cn.zhijia.events.live.frame;
