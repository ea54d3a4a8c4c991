/** When counsellors work: weekly rules, single days that differ, time off; and which bookings a change hits. */
package cn.zhijia.counselling.roster;
