/** 兑换: what coins are given for, and the rose for each pair. */
package cn.zhijia.events.social.coin.shop;
