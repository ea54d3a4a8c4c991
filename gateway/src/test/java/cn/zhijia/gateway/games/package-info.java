/** A meet as an app reads it, through the gateway. */
package cn.zhijia.gateway.games;
