/** 春日能量币: corners, wallets, and a ledger in double entry. */
package cn.zhijia.events.social.coin;
