/** Reminders (提醒) of sessions: written with the booking, told once, never in the quiet hours. */
package cn.zhijia.counselling.reminder;
