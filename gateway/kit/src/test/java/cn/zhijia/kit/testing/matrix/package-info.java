/** Test jar: every operation of a service, called by everybody, held against a table of who may. */
package cn.zhijia.kit.testing.matrix;
