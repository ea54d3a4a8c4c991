/** Waking somebody (呼叫): who was paged for what, as a notice and through a channel that rings. */
package cn.zhijia.counselling.paging;
