package cn.zhijia.counselling.crisis;

import java.time.Instant;

import jakarta.inject.Singleton;

import cn.zhijia.counselling.statistics.CrisisPeople;

/** How many people had a case: each counts once, and nothing else of a case is ever counted. */
@Singleton
class Headcount implements CrisisPeople {

    @Override
    public int between(Instant from, Instant to) {
        var people = (Number) CrisisCase.getEntityManager()
                .createNativeQuery(
                        "select count(distinct member_id) from crisis_case where opened_at >= :from and opened_at < :to")
                .setParameter("from", from).setParameter("to", to).getSingleResult();
        return people.intValue();
    }
}
