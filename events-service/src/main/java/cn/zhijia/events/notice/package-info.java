/** What happened to a person's registrations, told once: the contract's push source. */
package cn.zhijia.events.notice;
