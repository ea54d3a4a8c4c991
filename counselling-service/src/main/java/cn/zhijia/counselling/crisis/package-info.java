/** Crisis cases (危机个案): opened by whoever worries, one for each member, and never left to themselves. */
package cn.zhijia.counselling.crisis;
