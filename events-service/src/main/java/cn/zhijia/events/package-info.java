/** Events and the people who want to come: registration, quotas, waitlist. */
package cn.zhijia.events;
