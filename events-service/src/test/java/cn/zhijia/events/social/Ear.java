package cn.zhijia.events.social;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import cn.zhijia.kit.testing.Overheard;

/** Hears every line that the service writes into its log and, apart, every statement it sends to the database. */
final class Ear extends Handler implements AutoCloseable {

    private static final String SQL = "org.hibernate.SQL";
    /** Others, as the search for imports, run beside. */
    private static final List<String> OURS = List.of("social", "participant", "choice", "pair ", "registration", "attendance");

    private final Overheard lines = new Overheard();
    private final List<String> statements = Collections.synchronizedList(new ArrayList<>());
    private final Logger sql = Logger.getLogger(SQL);

    Ear() {
        setLevel(Level.ALL);
        sql.addHandler(this);
        sql.setUseParentHandlers(false);
        sql.setLevel(Level.FINE);
    }

    @Override
    public void publish(LogRecord line) {
        if (OURS.stream().anyMatch(line.getMessage()::contains)) {
            statements.add(line.getMessage().replaceAll("\\s+", " "));
        }
    }

    List<String> lines() {
        return lines.lines();
    }

    /** Since the last time. */
    List<String> statements() {
        synchronized (statements) {
            var heard = List.copyOf(statements);
            statements.clear();
            return heard;
        }
    }

    @Override
    public void flush() {
        // kept in memory
    }

    @Override
    public void close() {
        lines.close();
        sql.removeHandler(this);
        sql.setUseParentHandlers(true);
        sql.setLevel(null);
    }
}
