package cn.zhijia.counselling.erasure;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
 * Executes what is due, one person a transaction. That it begins is in the ledger before the commit, that it is done after it:
 * where only the first is there, {@link Replay} asks the database what became of it.
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
        this.rooms = rooms.stream()
                .sorted(Comparator.comparing(Traces::rank).thenComparing(room -> room.getClass().getName())).toList();
    }

    /** One that fails does not keep the others; it is looked at again the next time. */
    @Scheduled(every = "{zhijia.erasure.every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @ActivateRequestContext
    void run() {
        QuarkusTransaction.requiringNew().call(() -> Erasure.due(BATCH)).forEach(this::attempt);
    }

    private void attempt(UUID id) {
        try {
            QuarkusTransaction.requiringNew().call(() -> look(id)).ifPresent(this::done);
        } catch (RuntimeException e) {
            Log.errorf("The erasure %s failed (%s) and is tried again", id, e.getClass().getSimpleName());
        }
    }

    /** What is committed stays so without its line; the next start writes it. */
    private void done(UUID person) {
        try {
            ledger.append(person, Ledger.Mark.DONE);
        } catch (RuntimeException e) {
            Log.errorf("An erasure is done, and the ledger does not say so until the next start (%s)",
                    e.getClass().getSimpleName());
        }
    }

    /** @return the person, if it is to be committed that there is none any more */
    private Optional<UUID> look(UUID id) {
        Erasure erasure = Erasure.findById(id);
        var person = erasure.personId;
        var now = clock.now();
        if (person == null || !takes(person, now)) {
            return Optional.empty(); // executed meanwhile, or in other hands: of another replica, or of a request
        }
        database.refresh(erasure, LockModeType.PESSIMISTIC_WRITE);
        if (!erasure.isDue(now)) {
            return Optional.empty();
        }
        var hold = hold(person, now);
        if (hold.isPresent()) {
            restrict(erasure, hold.get(), now);
            return Optional.empty();
        }
        erase(person, now);
        ledger.append(person, Ledger.Mark.BEGUN);
        return Optional.of(person);
    }

    /**
     * Takes the person without waiting, and before that what others hold when they come to the person. False when somebody has
     * the
     * row, or has brought something new within reach meanwhile.
     */
    private boolean takes(UUID person, Instant now) {
        var taken = takeRooms(person, now);
        return holdsPerson(person, "skip locked")
                && rooms.stream().allMatch(room -> taken.get(room).containsAll(room.reach(person, now)));
    }

    private Map<Traces, Set<UUID>> takeRooms(UUID person, Instant now) {
        var reached = new HashMap<Traces, Set<UUID>>();
        rooms.forEach(room -> reached.put(room, room.reach(person, now)));
        rooms.forEach(room -> room.take(reached.get(room)));
        return reached;
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
    }

    /** After the database was brought back from before the erasure: whatever held it once had ended then. */
    @ActivateRequestContext
    void again(UUID person) {
        QuarkusTransaction.requiringNew().run(() -> {
            var now = clock.now();
            takeRooms(person, now);
            if (holdsPerson(person, "")) {
                erase(person, now);
            }
        });
    }

    /**
     * It was begun, and nobody knows whether it was committed. While the person's wish stands in the database it is looked at
     * like
     * any other: a case may have been opened since. Where it does not, the database is from before the person asked.
     */
    @ActivateRequestContext
    void goOn(UUID person) {
        var asked = QuarkusTransaction.requiringNew().call(() -> Erasure.of(person));
        asked.ifPresentOrElse(this::attempt, () -> {
            again(person);
            done(person);
        });
    }
}
