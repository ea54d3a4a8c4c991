/** Workers and the members of their families (家属), tied when both have said so. */
package cn.zhijia.counselling.family;
