/** What a union learns from a screening: counted once, and never about fewer than ten people. */
package cn.zhijia.counselling.instrument.campaign.result;
