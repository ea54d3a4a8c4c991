/** 积极品质标签: the words of praise, managed by administrators. */
package cn.zhijia.events.praise.label;
