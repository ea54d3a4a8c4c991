/** The seats of an event: claimed by guarded updates, handed over to whoever waits. */
package cn.zhijia.events.seats;
