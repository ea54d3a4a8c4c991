/** An evening of singles, read back through the gateway. */
package cn.zhijia.gateway.social;
