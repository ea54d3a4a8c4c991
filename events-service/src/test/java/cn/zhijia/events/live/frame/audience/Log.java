package cn.zhijia.events.live.frame.audience;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

import javax.sql.DataSource;

/** Writes into a stream's log as the chat does: offsets under the lock of the channel's row, last before the commit. */
final class Log {

    private static final String NEXT = "update live_channel set last_offset = last_offset + 1 where stream_id = ? returning last_offset";

    private final DataSource database;
    private final UUID stream;
    private final UUID person = UUID.randomUUID();

    Log(DataSource database, UUID stream) {
        this.database = database;
        this.stream = stream;
        inTransaction(c -> run(c, "insert into person (id, sub, name) values (?, ?, '金晓莲')", person, person.toString()));
    }

    @FunctionalInterface
    private interface Work {
        void with(Connection connection) throws SQLException;
    }

    UUID publish() {
        return publish(1, "请问");
    }

    /** So many in one transaction; the last one's id. */
    UUID publish(int messages, String text) {
        var ids = new UUID[messages];
        inTransaction(c -> {
            for (int i = 0; i < messages; i++) {
                ids[i] = UUID.randomUUID();
                send(c, ids[i], text);
                approve(c, ids[i]);
            }
        });
        return ids[messages - 1];
    }

    /** Waits for approval. */
    UUID send() {
        var id = UUID.randomUUID();
        inTransaction(c -> send(c, id, "待审"));
        return id;
    }

    void approve(UUID id) {
        inTransaction(c -> approve(c, id));
    }

    void hide(UUID id) {
        inTransaction(c -> {
            run(c, "update live_message set state = 'HIDDEN' where id = ?", id);
            long offset = number(c, NEXT, stream);
            run(c, "insert into live_entry values (?, ?, 'TOMBSTONE', ?)", stream, offset, id);
        });
    }

    long last() {
        var last = new long[1];
        inTransaction(c -> last[0] = number(c, "select last_offset from live_channel where stream_id = ?", stream));
        return last[0];
    }

    long epoch() {
        var epoch = new long[1];
        inTransaction(c -> epoch[0] = number(c, "select live_epoch(c) from live_channel c where stream_id = ?", stream));
        return epoch[0];
    }

    String at(long offset) {
        return epoch() + ":" + offset;
    }

    void sql(String sql, Object... values) {
        inTransaction(c -> run(c, sql, values));
    }

    /** The messages that may be seen, of those published after an offset. */
    Set<UUID> visible(long after) {
        var visible = new HashSet<UUID>();
        inTransaction(c -> {
            try (var query = c
                    .prepareStatement(
                            "select id from live_message where stream_id = ? and state = 'PUBLISHED' and at_offset > ?")) {
                query.setObject(1, stream);
                query.setLong(2, after);
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        visible.add(rows.getObject(1, UUID.class));
                    }
                }
            }
        });
        return visible;
    }

    private void send(Connection c, UUID id, String text) throws SQLException {
        run(c, "insert into live_message (id, stream_id, person_id, sender, text, state, sent_at) values (?, ?, ?, '金**', ?, 'PENDING', now())",
                id, stream, person, text);
    }

    private void approve(Connection c, UUID id) throws SQLException {
        long offset = number(c, NEXT, stream);
        run(c, "update live_message set state = 'PUBLISHED', at_offset = ?, published_at = now() where id = ?", offset, id);
        run(c, "insert into live_entry values (?, ?, 'MESSAGE', ?)", stream, offset, id);
    }

    private void inTransaction(Work work) {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            work.with(connection);
            connection.commit();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void run(Connection c, String sql, Object... values) throws SQLException {
        try (var statement = c.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    private static long number(Connection c, String sql, Object value) throws SQLException {
        try (var statement = c.prepareStatement(sql)) {
            statement.setObject(1, value);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }
}
