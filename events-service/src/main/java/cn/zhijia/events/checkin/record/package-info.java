/** What became of the scans: counts, contradictions, and scans taken back. */
package cn.zhijia.events.checkin.record;
