/** Who did what with whose data, in a chain that shows when somebody changed it afterwards. */
package cn.zhijia.counselling.audit;
