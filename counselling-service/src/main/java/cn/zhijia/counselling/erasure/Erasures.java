package cn.zhijia.counselling.erasure;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;

import cn.zhijia.counselling.audit.Act;
import cn.zhijia.counselling.audit.Audit;
import cn.zhijia.counselling.erasure.ledger.Ledger;
import cn.zhijia.counselling.notice.Fact;
import cn.zhijia.counselling.notice.Notice;
import cn.zhijia.counselling.vault.Vault;
import cn.zhijia.kit.data.DatabaseClock;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;

/**
 * Executes what is due, one person a transaction. The ledger is written last in it: what it says and the database does not (the
 * commit failed) is due anyway, for nobody takes back what has come so far.
 */
@Singleton
class Erasures {

    private static final int BATCH = 100;

    private final DatabaseClock clock;
    private final EntityManager database;
    private final Vault vault;
    private final Audit audit;
    private final Ledger ledger;
    private final List<Traces> rooms;

    Erasures(DatabaseClock clock, EntityManager database, Vault vault, Audit audit, Ledger ledger,
            @Any Instance<Traces> rooms) {
        this.clock = clock;
        this.database = database;
        this.vault = vault;
        this.audit = audit;
        this.ledger = ledger;
        this.rooms = rooms.stream().sorted(Comparator.comparing(room -> room.getClass().getName())).toList();
    }

    /** One that fails does not keep the others; it is looked at again the next time. */
    @Scheduled(every = "{zhijia.erasure.every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @ActivateRequestContext
    void run() {
        for (var id : QuarkusTransaction.requiringNew().call(() -> Erasure.due(BATCH))) {
            try {
                QuarkusTransaction.requiringNew().run(() -> look(id));
            } catch (RuntimeException e) {
                Log.errorf("The erasure %s failed (%s) and is tried again", id, e.getClass().getSimpleName());
            }
        }
    }

    private void look(UUID id) {
        Erasure erasure = Erasure.findById(id);
        if (erasure.personId == null || !holdsPerson(erasure.personId, "skip locked")) {
            return; // executed meanwhile, or in other hands: of another replica, or of a request
        }
        database.refresh(erasure, LockModeType.PESSIMISTIC_WRITE);
        var now = clock.now();
        if (!erasure.isDue(now)) {
            return;
        }
        var hold = hold(erasure.personId, now);
        if (hold.isPresent()) {
            restrict(erasure, hold.get(), now);
        } else {
            erase(erasure.personId, now);
        }
    }

    /** Whoever writes about the person has ended, or waits until this has. False when somebody else has the row. */
    private boolean holdsPerson(UUID person, String wait) {
        return !database.createNativeQuery("select id from person where id = :person and erased_at is null for update " + wait)
                .setParameter("person", person).getResultList().isEmpty();
    }

    private Optional<Hold> hold(UUID person, Instant now) {
        return rooms.stream().flatMap(room -> room.hold(person, now).stream()).min(Comparator.comparing(Hold::reason));
    }

    private void restrict(Erasure erasure, Hold hold, Instant now) {
        boolean another = erasure.hold(hold, now);
        if (hold.reason().stopsTheRest()) {
            rooms.forEach(room -> room.stop(erasure.personId, now));
        }
        if (another) {
            Notice.tell(erasure.personId, Fact.ERASURE_RESTRICTED, erasure.id);
            audit.record(erasure.personId, Act.ERASURE_RESTRICTED, erasure.id, null);
        }
    }

    private void erase(UUID person, Instant now) {
        rooms.forEach(room -> room.stop(person, now));
        rooms.forEach(room -> room.forget(person));
        audit.record(person, Act.ERASED, null, null);
        vault.erase(person);
        Erasure.close(person);
        database.createNativeQuery("""
                update person set sub = null, member_no = null, name = null, union_id = null, erased_at = zhijia_now()
                where id = :person""").setParameter("person", person).executeUpdate();
        database.flush();
        ledger.append(person);
    }

    /** After the database was brought back from before the erasure: whatever held it once had ended then. */
    @ActivateRequestContext
    void again(UUID person) {
        QuarkusTransaction.requiringNew().run(() -> {
            if (holdsPerson(person, "")) {
                erase(person, clock.now());
            }
        });
    }
}
