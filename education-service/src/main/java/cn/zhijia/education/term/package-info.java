/** Terms and what they offer. */
package cn.zhijia.education.term;
