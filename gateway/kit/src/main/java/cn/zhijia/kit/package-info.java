/** What every service behind the door says the same way: problems, preconditions, pages, the caller and its language. */
package cn.zhijia.kit;
