/** Free times: computed from rosters, holidays and bookings whenever somebody asks, never stored. */
package cn.zhijia.counselling.slot;
