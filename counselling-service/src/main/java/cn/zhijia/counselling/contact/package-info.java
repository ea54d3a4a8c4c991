/** How to reach a person, and who may know it. */
package cn.zhijia.counselling.contact;
