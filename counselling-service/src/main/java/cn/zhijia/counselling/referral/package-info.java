/** Referral to a partner hospital (转介): what is drafted for it. Nobody outside is told yet. */
package cn.zhijia.counselling.referral;
