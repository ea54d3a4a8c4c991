/** What a duty officer does for a case, step by step: taking it on, calling, assessing, planning. */
package cn.zhijia.counselling.crisis.step;
