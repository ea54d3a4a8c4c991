/** Which local dates a series has: by its rule, its additions and exclusions, and the holidays. */
package cn.zhijia.events.series.rule;
