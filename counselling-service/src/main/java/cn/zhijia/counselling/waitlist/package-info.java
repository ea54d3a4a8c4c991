/** Waiting for a counsellor's time (候补): whoever fits and is first is kept a time that is freed, and answers the offer. */
package cn.zhijia.counselling.waitlist;
