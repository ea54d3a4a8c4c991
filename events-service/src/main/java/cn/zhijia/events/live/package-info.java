/** 普法直播: broadcasts, from the announcement to the replay. Visits and likes, frames and chat have rooms of their own. */
package cn.zhijia.events.live;
