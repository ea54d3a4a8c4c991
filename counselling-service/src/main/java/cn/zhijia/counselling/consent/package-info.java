/** What a member agreed to: one purpose and one recipient each, given and withdrawn by the member alone. */
package cn.zhijia.counselling.consent;
