/** Session notes: what a counsellor writes for the next session, readable by almost nobody. */
package cn.zhijia.counselling.note;
