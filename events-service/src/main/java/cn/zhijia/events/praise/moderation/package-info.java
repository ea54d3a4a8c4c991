/** Praise that somebody reported, for the organizers to decide. */
package cn.zhijia.events.praise.moderation;
