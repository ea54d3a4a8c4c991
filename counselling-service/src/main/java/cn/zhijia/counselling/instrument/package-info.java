/** Instruments (量表): published questionnaires as data, in every version that anybody may have answered. */
package cn.zhijia.counselling.instrument;
