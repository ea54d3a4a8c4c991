/** Seats: nested quota pools, and the line of those who wait for them. */
package cn.zhijia.education.quota;
