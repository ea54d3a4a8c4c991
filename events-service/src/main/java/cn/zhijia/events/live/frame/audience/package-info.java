/** 观众席: those who follow streams at this replica, and how frames reach them. */
package cn.zhijia.events.live.frame.audience;
