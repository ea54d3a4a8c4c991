/** The safety page (求助页): whom to call now. */
package cn.zhijia.counselling.instrument.safety;
