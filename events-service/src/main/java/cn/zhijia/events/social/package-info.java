/** 联谊: sealed choices, one reveal; nothing about a choice that was not returned ever leaves. */
package cn.zhijia.events.social;
