/** How a livestream's chat is run: its mode and its slow mode. */
package cn.zhijia.events.live.chat.settings;
