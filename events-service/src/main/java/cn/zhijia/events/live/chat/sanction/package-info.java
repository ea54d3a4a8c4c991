/** 处置: warning, mute and ban in a livestream's chat, and the log that is their evidence. */
package cn.zhijia.events.live.chat.sanction;
