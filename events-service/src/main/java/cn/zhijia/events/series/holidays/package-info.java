/** Days off and make-up workdays as the State Council's General Office announces them, year by year. */
package cn.zhijia.events.series.holidays;
