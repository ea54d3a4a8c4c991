/** The programme in figures: as it is now, and as it was before the product (history import). */
package cn.zhijia.education.statistics;
