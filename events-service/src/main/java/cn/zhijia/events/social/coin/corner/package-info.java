/** 互动角: where coins are earned, alone or as a pair, by a code that changes. */
package cn.zhijia.events.social.coin.corner;
