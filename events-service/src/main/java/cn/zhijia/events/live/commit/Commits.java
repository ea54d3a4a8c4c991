package cn.zhijia.events.live.commit;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import cn.zhijia.kit.DatabaseTrouble;
import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;

/** Group commits into this service's database; they end, with all they have taken committed, before it is closed. */
@ApplicationScoped
public class Commits {

    /** In step with what requests may wait elsewhere: twice the time a lock is waited for. */
    private static final Duration PATIENCE = Duration.ofSeconds(6);
    /** Longer than the database's own limit for a statement, which is the one that should speak. */
    private static final int SILENCE_MILLIS = 12_000;
    /** Batches are looked up row by row in indexes; a plan that reads whole tables was made when they were small. */
    private static final String PLANS = "set local enable_seqscan = off; set local enable_hashjoin = off; set local enable_mergejoin = off";

    /** The statements of one batch, in the connection's transaction. */
    @FunctionalInterface
    public interface Statements<T, R> {
        List<Supplier<R>> run(Connection database, List<T> items) throws SQLException;
    }

    private final AgroalDataSource pool;
    private final GroupCommit.Limits limits;
    private final Queue<GroupCommit<?, ?>> open = new ConcurrentLinkedQueue<>();

    Commits(AgroalDataSource pool, @ConfigProperty(name = "zhijia.live.room", defaultValue = "10000") int room,
            @ConfigProperty(name = "zhijia.live.batch", defaultValue = "500") int batch,
            @ConfigProperty(name = "zhijia.live.gather") Duration gather) {
        this.pool = pool;
        limits = new GroupCommit.Limits(room, batch, gather, PATIENCE);
    }

    /** @param name of what is committed; its writer thread is called so */
    public <T, R> GroupCommit<T, R> of(String name, Statements<T, R> statements) {
        var commit = new GroupCommit<T, R>(name, limits, Commits::away, items -> transaction(statements, items));
        open.add(commit);
        return commit;
    }

    private <T, R> List<Supplier<R>> transaction(Statements<T, R> statements, List<T> items) throws SQLException {
        try (var database = pool.getConnection()) {
            database.setNetworkTimeout(Runnable::run, SILENCE_MILLIS);
            database.setAutoCommit(false); // the pool takes it back
            try (var plans = database.createStatement()) {
                plans.execute(PLANS);
                var answers = statements.run(database, items);
                database.commit();
                return answers;
            } catch (Throwable e) { // of whatever kind: the pool would commit the half that is done
                rollBack(database, e);
                throw e;
            }
        }
    }

    private static void rollBack(Connection database, Throwable why) {
        try {
            database.rollback();
        } catch (SQLException e) {
            why.addSuppressed(e);
        }
    }

    /** The database, not a row: it is gone, starting, full, or somebody else holds what every part of the batch needs. */
    static boolean away(Throwable e) {
        if (!(e instanceof SQLException)) {
            return false;
        }
        var state = DatabaseTrouble.state(e);
        return state == null || state.startsWith("08") || state.startsWith("53") || state.startsWith("57")
                || state.equals("55P03");
    }

    void end(@Observes ShutdownEvent stopping) {
        open.forEach(GroupCommit::close);
    }
}
