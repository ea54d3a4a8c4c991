/** Where events are held, and for how long nobody else is. */
package cn.zhijia.events.venue;
