/** Meetings of a group: when, where, who leads, who presents and who came. */
package cn.zhijia.counselling.group.meeting;
