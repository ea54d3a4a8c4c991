/** The requester's side of a referral: drafted, requested, watched, answered for by telephone, and taken back. */
package cn.zhijia.counselling.referral.desk;
