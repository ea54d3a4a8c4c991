/** 牵手: what came of choices that were returned, and what the two agree to. */
package cn.zhijia.events.social.pair;
