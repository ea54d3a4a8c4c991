/** What a member is told, in a list that a phone keeps in step with. */
package cn.zhijia.counselling.notice;
