/** The line as the organizers steer and understand it: who goes first, and why somebody still waits. */
package cn.zhijia.events.waitlist;
