/** Who was erased, kept where no backup of the database takes it back. */
package cn.zhijia.counselling.erasure.ledger;
