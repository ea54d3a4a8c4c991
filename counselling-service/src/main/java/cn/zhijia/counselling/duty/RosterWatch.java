package cn.zhijia.counselling.duty;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import cn.zhijia.counselling.notice.Fact;
import cn.zhijia.counselling.paging.Pager;
import cn.zhijia.counselling.paging.Recipient;
import cn.zhijia.kit.data.DatabaseClock;
import io.quarkus.scheduler.Scheduled;

/**
 * Warns the administrators of shifts that nobody has, while it can still be mended: once a day, whichever replica looks first,
 * as long as there is a gap.
 */
@ApplicationScoped
public class RosterWatch {

    private static final Duration AHEAD = Duration.ofDays(14);

    private final Pager pager;
    private final DatabaseClock clock;
    private final EntityManager database;

    RosterWatch(Pager pager, DatabaseClock clock, EntityManager database) {
        this.pager = pager;
        this.clock = clock;
        this.database = database;
    }

    @Transactional
    @Scheduled(every = "{zhijia.duty.watch-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void look() {
        var now = clock.now();
        var turns = Turn.within(now, AHEAD);
        var entered = DutyShift.of(turns);
        long gaps = turns.stream().filter(t -> !entered.containsKey(t) || entered.get(t).isGap()).count();
        var today = LocalDate.ofInstant(now, Shift.ZONE);
        if (gaps > 0 && isFirst(today, gaps)) {
            var day = UUID.nameUUIDFromBytes(("duty roster " + today).getBytes(StandardCharsets.UTF_8));
            pager.page(Recipient.ADMINISTRATORS, Fact.ROSTER_GAP, day, day, 0);
        }
    }

    private boolean isFirst(LocalDate day, long gaps) {
        return database.createNativeQuery("""
                insert into roster_warning (day, gaps, warned_at) values (:day, :gaps, zhijia_now()) on conflict do nothing""")
                .setParameter("day", day).setParameter("gaps", gaps).executeUpdate() == 1;
    }
}
