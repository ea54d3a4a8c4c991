/** Thousands of viewers of a livestream in one process: for tests, benchmarks and the demo's own stream. */
package cn.zhijia.gateway.audience;
