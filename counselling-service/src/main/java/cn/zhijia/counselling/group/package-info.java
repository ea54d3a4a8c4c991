/** Groups (小组): what they are, who leads them, and the text that everybody in them signs. */
package cn.zhijia.counselling.group;
