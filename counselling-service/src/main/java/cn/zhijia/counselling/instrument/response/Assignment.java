package cn.zhijia.counselling.instrument.response;

import java.util.UUID;

import io.quarkus.hibernate.orm.panache.Panache;

/** Who is whose counsellor: there is an appointment between the two that was not called off. */
public final class Assignment {

    private Assignment() {
    }

    public static boolean between(UUID member, UUID counsellor) {
        return !Panache.getEntityManager().createNativeQuery("""
                select 1 from appointment where member_id = :member and counsellor_id = :counsellor
                and status in ('BOOKED', 'NEEDS_RESCHEDULE', 'CHECKED_IN', 'COMPLETED') limit 1""")
                .setParameter("member", member).setParameter("counsellor", counsellor).getResultList().isEmpty();
    }

    /** The same, with the counsellor named as a person. */
    public static boolean withCounsellor(UUID member, UUID person) {
        return !Panache.getEntityManager().createNativeQuery("""
                select 1 from appointment a join counsellor c on c.id = a.counsellor_id
                where a.member_id = :member and c.person_id = :person
                and a.status in ('BOOKED', 'NEEDS_RESCHEDULE', 'CHECKED_IN', 'COMPLETED') limit 1""")
                .setParameter("member", member).setParameter("person", person).getResultList().isEmpty();
    }
}
