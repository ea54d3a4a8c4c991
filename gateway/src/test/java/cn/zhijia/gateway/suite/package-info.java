/**
 * The whole suite on one machine: what {@code mvn -Prun} starts and the end-to-end tests speak to. Never part of a production
 * artifact.
 */
package cn.zhijia.gateway.suite;
