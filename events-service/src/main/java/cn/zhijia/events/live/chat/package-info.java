/** 直播互动: what people say in a livestream's chat, from the phone to its place in the log. */
package cn.zhijia.events.live.chat;
