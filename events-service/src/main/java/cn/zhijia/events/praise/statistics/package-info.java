/** How often each label was given at an event: labels are counted, people never compared. */
package cn.zhijia.events.praise.statistics;
