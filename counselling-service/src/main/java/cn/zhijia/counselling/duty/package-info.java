/** The duty roster (危机值班表): who is called first, at any hour, and what is said when nobody is. */
package cn.zhijia.counselling.duty;
