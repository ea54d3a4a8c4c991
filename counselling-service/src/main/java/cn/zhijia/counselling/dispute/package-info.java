/** No-shows that their member denies (异议), and what a supervisor decides: whose fault it was, or that it goes on. */
package cn.zhijia.counselling.dispute;
