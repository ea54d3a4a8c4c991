/** How every list of this service says where it goes on. */
package cn.zhijia.counselling.paging;
