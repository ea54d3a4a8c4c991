/** Cases offered for a meeting (案例): a neutral title, and no content anywhere. */
package cn.zhijia.counselling.group.offer;
