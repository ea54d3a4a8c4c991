/** What answers come to: validity, result and flag. Pure rules, without framework, clock or database. */
package cn.zhijia.counselling.instrument.score;
