/**
 * Many people at once, through the gateway, for something scarce: exactly the right number get it, and nobody gets an error.
 */
package cn.zhijia.gateway.rush;
