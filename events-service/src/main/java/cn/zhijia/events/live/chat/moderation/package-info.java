/** What organizers and readers do about messages: reports, approval, rejection, hiding, and the queue of what waits. */
package cn.zhijia.events.live.chat.moderation;
