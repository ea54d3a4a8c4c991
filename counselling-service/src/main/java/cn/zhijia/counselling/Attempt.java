package cn.zhijia.counselling;

import java.util.UUID;

import cn.zhijia.kit.Refusal;

/** What a client tries once, under an id of its own, to end an appointment that may be had go on. */
enum Attempt {
    CANCELLATION,
    NO_SHOW,
    DISPUTE;

    /**
     * Whether this is tried for the first time, from now on never again. Kept also when it is done already: its repeat may come
     * after a reinstatement. From the first of these on nobody could tell a late repeat without an attempt, so one is asked
     * for.
     *
     * @param attempt null where the client names none
     */
    boolean isFirst(Appointment appointment, UUID attempt) {
        if (attempt == null) {
            if (wouldEnd(appointment) && hasGoneOn(appointment)) {
                throw Refusal.field("/attempt", "attempt-after-reinstatement");
            }
            return true;
        }
        return Appointment.getEntityManager().createNativeQuery("""
                insert into appointment_attempt (appointment_id, act, attempt) values (:appointment, :act, :attempt)
                on conflict do nothing""").setParameter("appointment", appointment.id).setParameter("act", name())
                .setParameter("attempt", attempt).executeUpdate() == 1;
    }

    private boolean wouldEnd(Appointment appointment) {
        return this == DISPUTE ? appointment.status == Status.NO_SHOW : !appointment.status.next().isEmpty();
    }

    private static boolean hasGoneOn(Appointment appointment) {
        return !Appointment.getEntityManager()
                .createNativeQuery("select 1 from reinstatement where appointment_id = :appointment limit 1")
                .setParameter("appointment", appointment.id).getResultList().isEmpty();
    }
}
