/** What gates scan, what they are told, and who was there. */
package cn.zhijia.events.checkin;
