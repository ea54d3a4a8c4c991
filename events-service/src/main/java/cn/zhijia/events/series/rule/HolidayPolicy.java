package cn.zhijia.events.series.rule;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What becomes of a date that falls on a statutory day off. A weekend that no notice names is no holiday. */
@Schema(description = "What becomes of a date on a statutory day off: SKIP leaves it out, NEXT_WORKDAY moves it to the next workday (a make-up workday counts) at the same local time, KEEP holds it. A moved date that would fall on a day with another date is left out: the day's own date stays, and of two moved ones the earlier.")
public enum HolidayPolicy {
    SKIP,
    NEXT_WORKDAY,
    KEEP
}
