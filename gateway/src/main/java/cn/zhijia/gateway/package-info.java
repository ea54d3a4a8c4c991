/** The one door: which request goes where, who may pass, and what leaves clean. It stores nothing. */
package cn.zhijia.gateway;
