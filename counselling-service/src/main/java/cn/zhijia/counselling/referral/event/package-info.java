/** What a hospital is told: that something has happened, never what; numbered, so that a gap shows and can be filled. */
package cn.zhijia.counselling.referral.event;
