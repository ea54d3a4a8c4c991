package cn.zhijia.counselling.counsellor;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** The plans of several counsellors, who work in the same rooms. */
public final class Plans {

    private Plans() {
    }

    /** Shares the plans of these, and of whoever works in these rooms, in the one order in which several are shared. */
    public static void shareAll(Collection<UUID> counsellors, Collection<UUID> rooms) {
        Stream.concat(counsellors.stream(), workingIn(rooms).stream()).distinct().sorted(Comparator.comparing(UUID::toString))
                .forEach(Counsellor::shareIfThere);
    }

    /** Shares the plan if nobody changes it at this moment; whoever shares or holds it has it. */
    public static boolean isShared(UUID id) {
        return (Boolean) Counsellor.getEntityManager()
                .createNativeQuery("select pg_try_advisory_xact_lock_shared(hashtextextended(:plan, 0))")
                .setParameter("plan", "plan " + id).getSingleResult();
    }

    /** Whose rosters name one of these rooms for days to come. */
    @SuppressWarnings("unchecked")
    public static List<UUID> workingIn(Collection<UUID> rooms) {
        if (rooms.isEmpty()) {
            return List.of();
        }
        return Counsellor.getEntityManager().createNativeQuery("""
                select counsellor_id from roster_rule where room_id = any(:rooms)
                and (effective_to is null or effective_to >= cast(zhijia_now() as date) - 1)
                union select counsellor_id from roster_exception e join roster_exception_hours h on h.roster_exception_id = e.id
                where h.room_id = any(:rooms) and e.day >= cast(zhijia_now() as date) - 1""")
                .setParameter("rooms", rooms.toArray(UUID[]::new)).getResultList();
    }
}
