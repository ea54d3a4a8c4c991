/** Registering many people at once from a file: a job that a kill neither loses nor repeats a row of. */
package cn.zhijia.events.imports;
