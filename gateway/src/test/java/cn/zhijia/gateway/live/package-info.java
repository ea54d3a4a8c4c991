/** A broadcast with its viewers, played through the gateway, while parts of the suite are taken away. */
package cn.zhijia.gateway.live;
