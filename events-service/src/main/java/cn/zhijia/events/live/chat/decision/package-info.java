/** The log of what organizers decided about messages. */
package cn.zhijia.events.live.chat.decision;
