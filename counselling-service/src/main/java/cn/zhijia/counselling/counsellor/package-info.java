/** Counsellors of the agencies: who they are, what they are qualified for, how many people they see a day. */
package cn.zhijia.counselling.counsellor;
