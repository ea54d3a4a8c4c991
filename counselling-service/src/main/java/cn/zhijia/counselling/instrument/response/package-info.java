/** Answers given (答卷): scored by the server, sealed, flagged in the same transaction. */
package cn.zhijia.counselling.instrument.response;
