/** What requester and hospital write to each other about one attempt; never the only path in an emergency. */
package cn.zhijia.counselling.referral.message;
