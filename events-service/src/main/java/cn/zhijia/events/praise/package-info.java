/** 赞美: labels that those present at an event give each other. */
package cn.zhijia.events.praise;
