/** Test jar: tokens for any number of people, and a real PostgreSQL for each service's tests. */
package cn.zhijia.kit.testing;
