/** Appointments (预约): booked, held, moved in place, cancelled, checked in; the database refuses a double booking. */
package cn.zhijia.counselling;
