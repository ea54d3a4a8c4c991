/** What a duty officer does for a case, step by step: taking it on, calling, assessing or saying why not, planning. */
package cn.zhijia.counselling.crisis.step;
