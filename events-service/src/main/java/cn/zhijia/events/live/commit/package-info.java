/** Many requests, one commit: what arrives while the database is busy with one batch makes the next. */
package cn.zhijia.events.live.commit;
