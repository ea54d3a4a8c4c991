/**
 * What a hospital's system reads and answers, as plain JSON: its own attempts, and of a person what it needs as long as it
 * needs it.
 */
package cn.zhijia.counselling.referral.partner;
