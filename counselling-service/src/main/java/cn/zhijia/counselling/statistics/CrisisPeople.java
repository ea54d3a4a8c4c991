package cn.zhijia.counselling.statistics;

import java.time.Instant;

/** Whoever keeps crisis cases says here how many people had one that was opened in this time. */
public interface CrisisPeople {

    int between(Instant from, Instant to);
}
