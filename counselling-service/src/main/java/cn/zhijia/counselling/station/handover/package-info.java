/** Handovers (转介): a carer passes a worker to counselling, who confirms; nothing is written down about why. */
package cn.zhijia.counselling.station.handover;
