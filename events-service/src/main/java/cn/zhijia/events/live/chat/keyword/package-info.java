/** The words that a livestream's chat is watched for. */
package cn.zhijia.events.live.chat.keyword;
