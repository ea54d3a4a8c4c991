/** What somebody fills in to register. */
package cn.zhijia.events.form;
