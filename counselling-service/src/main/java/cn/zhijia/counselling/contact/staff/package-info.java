/** Who of the staff reaches whom: the counsellor, the officer on duty, the carer of the own station. */
package cn.zhijia.counselling.contact.staff;
