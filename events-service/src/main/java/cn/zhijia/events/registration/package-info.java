/** A person's own registrations. */
package cn.zhijia.events.registration;
