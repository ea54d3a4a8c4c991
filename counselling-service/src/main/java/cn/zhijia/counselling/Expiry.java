package cn.zhijia.counselling;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import jakarta.persistence.Tuple;

import cn.zhijia.counselling.counsellor.Plans;
import cn.zhijia.counselling.quota.Settlement;
import cn.zhijia.kit.DatabaseTrouble;
import cn.zhijia.kit.Refusal;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;

/**
 * Ends holds that nobody confirmed in time: their time is free, or another's who waited, and the session is given back. Runs on
 * every replica, and for whoever wants such a time; a hold that another one has in hand is left to it.
 */
@Singleton
public class Expiry {

    /** Holds of one run; the rest is for the next. */
    private static final int MOST = 100;

    private static final Set<String> IN_THE_WAY = Set.of("slot-taken", "quota-used-up", "too-many-holds");

    private final Event<TimeFreed> freed;

    Expiry(Event<TimeFreed> freed) {
        this.freed = freed;
    }

    @Scheduled(every = "{zhijia.holds.sweep-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        endDue();
    }

    /** Whether a call that failed like this may have met nothing but a hold that has run out, and one was ended. */
    boolean endedFor(RuntimeException failure) {
        boolean met = failure instanceof Refusal refusal && IN_THE_WAY.contains(refusal.code())
                || "23P01".equals(DatabaseTrouble.state(failure));
        return met && endDue();
    }

    /** @return whether any hold was ended; needs that no transaction has begun */
    public boolean endDue() {
        Set<UUID> seen = new HashSet<>();
        boolean any = false;
        for (int before = -1; before < seen.size() && seen.size() < MOST;) {
            before = seen.size();
            try {
                any |= QuarkusTransaction.requiringNew().call(() -> next(seen));
            } catch (RuntimeException broken) { // the others must not wait for it; it is due again in the next run
                if (seen.size() == before) {
                    throw broken;
                }
                Log.errorf("A hold could not be ended: %s", broken.getClass().getName());
            }
        }
        return any;
    }

    @SuppressWarnings("unchecked")
    private boolean next(Set<UUID> seen) {
        List<Tuple> due = Appointment.getEntityManager().createNativeQuery("""
                select id, counsellor_id, room_id from appointment where status = 'HELD' and hold_expires_at <= zhijia_now()
                and not id = any(:seen) order by hold_expires_at, id limit 1""", Tuple.class)
                .setParameter("seen", seen.toArray(UUID[]::new)).getResultList();
        if (due.isEmpty()) {
            return false;
        }
        var id = due.get(0).get(0, UUID.class);
        seen.add(id);
        var room = due.get(0).get(2, UUID.class);
        Plans.shareAll(List.of(due.get(0).get(1, UUID.class)), room == null ? List.of() : List.of(room)); // plans before the appointment, as all do
        boolean mine = !Appointment.getEntityManager()
                .createNativeQuery("select 1 from appointment where id = :id and status = 'HELD' for no key update skip locked")
                .setParameter("id", id).getResultList().isEmpty();
        if (mine) {
            Turn.take();
            end(Appointment.findById(id));
        }
        return mine;
    }

    private void end(Appointment hold) {
        var quota = new Settlement();
        hold.expire(quota);
        Appointment.flush();
        freed.fire(TimeFreed.by(hold, quota));
        quota.settle();
    }
}
