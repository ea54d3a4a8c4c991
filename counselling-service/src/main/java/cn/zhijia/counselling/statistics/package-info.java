/** What unions and the city may learn of a quarter: counted once, and never about fewer than ten people. */
package cn.zhijia.counselling.statistics;
