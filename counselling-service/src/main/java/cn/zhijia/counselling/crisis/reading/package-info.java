/** Reading crisis cases: the board of those on duty, one case as they see it, and as its member does. */
package cn.zhijia.counselling.crisis.reading;
