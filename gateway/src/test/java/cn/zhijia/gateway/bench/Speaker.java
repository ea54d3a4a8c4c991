package cn.zhijia.gateway.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import cn.zhijia.gateway.stories.Door;
import cn.zhijia.gateway.suite.LocalSuite;

/** A livestream on which somebody speaks at an even pace, straight into the database: what is measured is how it is heard. */
final class Speaker implements AutoCloseable {

    static final int LINES_PER_SECOND = 20;
    /** As the chat publishes. */
    private static final String LINE = """
            with next as (update live_channel set last_offset = last_offset + 1 where stream_id = ? returning stream_id, last_offset),
            said as (insert into live_message (id, stream_id, person_id, sender, text, state, sent_at, published_at, at_offset)
                select gen_random_uuid(), stream_id, ?, '金**', '哺乳期加班可以拒绝吗？单位不同意怎么办？', 'PUBLISHED', clock_timestamp(),
                    clock_timestamp(), last_offset from next returning id, stream_id, at_offset)
            insert into live_entry (stream_id, at_offset, kind, message_id) select stream_id, at_offset, 'MESSAGE', id from said""";

    private final UUID stream = UUID.randomUUID();
    private final Connection database;
    private final PreparedStatement line;

    Speaker(LocalSuite suite) throws SQLException {
        var door = new Door(suite.gateway());
        door.put("organizer-city", path(), Map.of("union", "city", "title", "女职工普法直播", "startsAt", Instant.now().toString(),
                "guests", true));
        door.put("organizer-city", path() + "/opening", null);
        database = DriverManager.getConnection(suite.jdbcUrl("events"));
        line = database.prepareStatement(LINE);
        var person = UUID.randomUUID();
        try (var insert = database.prepareStatement("insert into person (id, sub) values (?, ?)")) {
            insert.setObject(1, person);
            insert.setString(2, person.toString());
            insert.executeUpdate();
        }
        line.setObject(1, stream);
        line.setObject(2, person);
    }

    UUID stream() {
        return stream;
    }

    String path() {
        return "/v1/livestreams/" + stream;
    }

    /** @return lines that have been published */
    int speak(int seconds) throws SQLException, InterruptedException {
        long start = System.nanoTime();
        int published = 0;
        for (int i = 0; i < seconds * LINES_PER_SECOND; i++) {
            long wait = (start + i * 1_000_000_000L / LINES_PER_SECOND - System.nanoTime()) / 1_000_000;
            Thread.sleep(Math.max(0, wait));
            published += line.executeUpdate();
        }
        return published;
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }
}
