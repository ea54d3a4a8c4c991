/** 活动反馈: what those present thought of an event. */
package cn.zhijia.events.feedback;
