/** Meetings of a group: when, where, who leads and who came; offered cases have a neutral title and no content. */
package cn.zhijia.counselling.group.meeting;
