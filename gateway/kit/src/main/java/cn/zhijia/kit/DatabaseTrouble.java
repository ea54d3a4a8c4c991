package cn.zhijia.kit;

import java.sql.SQLException;

import org.jboss.logging.Logger;
import org.postgresql.util.PSQLException;

/** What a database failure means to a caller, read from SQLSTATE and constraint name (Hibernate names none for 23P01). */
public final class DatabaseTrouble {

    private static final Logger LOG = Logger.getLogger(DatabaseTrouble.class);

    private DatabaseTrouble() {
    }

    /** The refusal that this failure means, or null when it is our fault. */
    static Refusal refusal(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) {
                return refusal; // thrown inside a transaction that wrapped it
            }
            if (cause instanceof SQLException sql) {
                return refusal(sql);
            }
        }
        return null;
    }

    /** The name of the violated constraint, or null. */
    public static String constraint(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof PSQLException psql && psql.getServerErrorMessage() != null) {
                return psql.getServerErrorMessage().getConstraint();
            }
        }
        return null;
    }

    /** The SQLSTATE at the bottom of this failure, or null. */
    public static String state(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
        }
        return null;
    }

    private static Refusal refusal(SQLException sql) {
        String state = sql.getSQLState();
        if (state == null) { // the pool's own time-out carries no state
            return String.valueOf(sql.getMessage()).contains("cquisition timeout") ? new Refusal("busy") : null;
        }
        if (state.startsWith("22")) { // a value that no column can hold: too long, out of range, NUL
            return new Refusal("invalid-request");
        }
        if (state.startsWith("23")) {
            String name = constraint(sql);
            String code = name == null ? null : Words.codeOfConstraint(name);
            return code == null ? null : new Refusal(code);
        }
        if (state.equals("40P01")) { // the caller repeats and never knows, but somebody takes locks in the wrong order
            LOG.warn("The database broke a circle of waiting transactions (deadlock)");
            return new Refusal("busy");
        }
        return switch (state) {
            case "55P03", "57014", "40001", "53300" -> new Refusal("busy"); // lock or statement time-out, too many clients
            case "57P01", "57P02", "57P03" -> new Refusal("busy"); // the database is restarting
            default -> state.startsWith("08") ? new Refusal("busy") : null;
        };
    }
}
