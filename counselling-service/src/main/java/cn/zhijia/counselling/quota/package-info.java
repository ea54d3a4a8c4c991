/** Sessions that a union pays for in a year (额度): policies, a ledger with its balances, and what an appointment costs. */
package cn.zhijia.counselling.quota;
