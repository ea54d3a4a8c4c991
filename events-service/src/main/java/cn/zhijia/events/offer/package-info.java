/** Seats that are offered to who waited: accepted or declined by the member, ended by their deadline. */
package cn.zhijia.events.offer;
