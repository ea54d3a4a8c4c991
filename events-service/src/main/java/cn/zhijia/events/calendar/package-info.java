/** iCalendar (RFC 5545): one event, a series, and a person's own feed under a secret key. */
package cn.zhijia.events.calendar;
