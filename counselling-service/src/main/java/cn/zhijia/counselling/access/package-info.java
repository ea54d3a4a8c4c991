/** Break-glass: reading what one may otherwise not, for a reason, for a short time, and never unnoticed. */
package cn.zhijia.counselling.access;
