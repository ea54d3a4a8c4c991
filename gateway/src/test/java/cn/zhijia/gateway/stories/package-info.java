/** The newspaper's stories, told to the suite through its public API: the demo's data and the first end-to-end test in one. */
package cn.zhijia.gateway.stories;
