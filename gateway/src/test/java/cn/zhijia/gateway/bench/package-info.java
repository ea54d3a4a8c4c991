/** Benchmarks: ratios within one run, the suite as it runs, the load from a process of its own. {@code mvn -Pbench}. */
package cn.zhijia.gateway.bench;
