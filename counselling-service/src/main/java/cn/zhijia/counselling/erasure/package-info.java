/** How a person goes: asked for, thought over, held where the law demands it, and then for good. */
package cn.zhijia.counselling.erasure;
