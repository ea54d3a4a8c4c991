/** What a referral waits for, and until when: rows in database time, so that no attempt is forgotten whoever dies. */
package cn.zhijia.counselling.referral.clock;
