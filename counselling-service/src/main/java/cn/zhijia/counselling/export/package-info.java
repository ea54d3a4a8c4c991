/** A person's own copy of what this service keeps about them; every room adds its chapter. */
package cn.zhijia.counselling.export;
