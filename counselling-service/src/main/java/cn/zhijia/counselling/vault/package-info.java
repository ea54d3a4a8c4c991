/** Sealed columns: what is written about a person can be read with that person's data key alone. */
package cn.zhijia.counselling.vault;
