/** How a counsellor leaves office: with a last day, and with those who are booked after it answered. */
package cn.zhijia.counselling.counsellor.departure;
