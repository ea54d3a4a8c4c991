package cn.zhijia.counselling.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import org.jboss.logging.MDC;

import cn.zhijia.counselling.vault.Cell;
import cn.zhijia.counselling.vault.Vault;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.data.DatabaseClock;

/**
 * 审计. Written in the transaction of what it is about: neither is there without the other, and a read that cannot be written
 * down does not happen. One stream for each person, under a pseudonym; whoever writes to it waits for the one before, so record
 * late in a transaction, and several people in the order of their ids.
 */
@ApplicationScoped
public class Audit {

    static final String STREAM = "audit";

    private final Caller caller;
    private final DatabaseClock clock;
    private final EntityManager database;
    private final Vault vault;

    Audit(Caller caller, DatabaseClock clock, EntityManager database, Vault vault) {
        this.caller = caller;
        this.clock = clock;
        this.database = database;
        this.vault = vault;
    }

    /**
     * The caller did this with {@code person}'s data; a job, which has no caller, is the service itself.
     *
     * @param thing what it was done with, such as an appointment; may be null
     * @param reason in the caller's words, sealed with the person's data key; null where none is asked for
     */
    public void record(UUID person, Act act, UUID thing, String reason) {
        var id = UUID.randomUUID();
        var actor = Actor.of(caller, person);
        byte[] sealed = reason == null ? null : vault.seal(person, reason(id), reason);
        database.createNativeQuery("""
                insert into audit (stream, id, at_micros, actor, self, roles, act, thing, reason, trace)
                values (:stream, :id, :at, :actor, :self, :roles, :act, :thing, :reason, :trace)""")
                .setParameter("stream", stream(person)).setParameter("id", id)
                .setParameter("at", ChronoUnit.MICROS.between(Instant.EPOCH, clock.now())).setParameter("actor", actor.id())
                .setParameter("self", actor.self()).setParameter("roles", actor.roles()).setParameter("act", act.name())
                .setParameter("thing", thing).setParameter("reason", sealed).setParameter("trace", trace()).executeUpdate();
    }

    UUID stream(UUID person) {
        return vault.pseudonym(STREAM, person);
    }

    static Cell reason(UUID row) {
        return new Cell("audit", "reason", row, 0);
    }

    /** The request's id, as in the log lines; a job has none. */
    private static String trace() {
        return (String) MDC.get("traceId");
    }
}
