/** 积极品质大转盘: the qualities one draws for oneself, beside those received. */
package cn.zhijia.events.praise.wheel;
