/** 慧企学堂: terms, offerings, seat pools, applications, statistics. */
package cn.zhijia.education;
