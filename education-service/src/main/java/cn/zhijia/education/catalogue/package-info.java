/** Schools and the programmes they teach. */
package cn.zhijia.education.catalogue;
