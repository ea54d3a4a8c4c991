/**
 * Referral to a partner hospital (转介): the need of one member, how it goes from hospital to hospital, and when people take
 * over.
 */
package cn.zhijia.counselling.referral;
