/** The contract that the outside reads: the services' documents joined into one, and a page for every problem. */
package cn.zhijia.gateway.contract;
