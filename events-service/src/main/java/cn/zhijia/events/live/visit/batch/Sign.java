package cn.zhijia.events.live.visit.batch;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

import cn.zhijia.events.Ids;
import cn.zhijia.events.live.visit.broadcast.Viewer;

/**
 * Whose visit a beat or likes are for. A guest's is known by its id alone, which nobody else has; a member's by the token as
 * well.
 */
record Sign(UUID stream, UUID visit, Viewer viewer) {

    /** Rows are locked in this order, on every replica and by every statement. */
    static final Comparator<Sign> ORDER = Comparator.comparing(Sign::visit, Ids.ORDER);

    /** The rows {@code v} that are meant by the first four parameters, each numbered by its place {@code n} in them. */
    static final String ROWS = """
            unnest(?, ?, ?, ?%s) with ordinality as k(visit, stream, viewer, member%s, n)
            where v.id = k.visit and v.stream_id = k.stream and v.member = k.member and (not k.member or v.viewer = k.viewer)
            """;

    static void bind(Connection database, PreparedStatement statement, List<Sign> signs) throws SQLException {
        statement.setArray(1, database.createArrayOf("uuid", signs.stream().map(Sign::visit).toArray()));
        statement.setArray(2, database.createArrayOf("uuid", signs.stream().map(Sign::stream).toArray()));
        statement.setArray(3, database.createArrayOf("uuid", signs.stream().map(s -> s.viewer.id()).toArray()));
        statement.setArray(4, database.createArrayOf("bool", signs.stream().map(s -> !s.viewer.guest()).toArray()));
    }
}
