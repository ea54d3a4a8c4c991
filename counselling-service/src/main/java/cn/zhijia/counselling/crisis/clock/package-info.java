/** What is due for a crisis case, by when, and who is woken next when it is not done. */
package cn.zhijia.counselling.crisis.clock;
