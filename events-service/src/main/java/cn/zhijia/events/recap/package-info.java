/** 活动回顾: what a completed event was, in numbers and words, naming nobody without consent. */
package cn.zhijia.events.recap;
