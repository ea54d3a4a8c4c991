package cn.zhijia.events.live.visit.batch;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import cn.zhijia.events.live.visit.broadcast.Broadcasts;

/** The rows that a batch of openings makes or finds. */
final class VisitRows {

    /** Who comes back this late begins another visit. A repeat, however late, is of the visit that it is of. */
    private static final String RETIRE = """
            with late as materialized (
                select v.id from unnest(?, ?, ?, ?) as k(visit, stream, viewer, device)
                join live_visit v on v.stream_id = k.stream and v.viewer = k.viewer and v.device = k.device and v.latest
                where v.last_beat_at < zhijia_now() - interval '30 minutes'
                    and not exists (select from live_visit repeated where repeated.id = k.visit)
                order by v.id for update of v)
            update live_visit v set latest = false from late where v.id = late.id""";

    private static final String INSERT = """
            insert into live_visit (id, stream_id, viewer, device, member, replay, began_at, last_beat_at)
            select visit, stream, viewer, device, member, replay, (select zhijia_now()), (select zhijia_now())
            from unnest(?, ?, ?, ?, ?, ?) as k(visit, stream, viewer, device, member, replay)
            on conflict do nothing
            returning id, stream_id, viewer, device, began_at, replay, likes, latest""";

    private static final String FIND = """
            with k as materialized (select * from unnest(?, ?, ?, ?) as k(visit, stream, viewer, device))
            select v.id, stream_id, v.viewer, v.device, began_at, replay, likes, latest
            from k join live_visit v on v.id = k.visit
            union
            select v.id, stream_id, v.viewer, v.device, began_at, replay, likes, latest
            from k join live_visit v on v.stream_id = k.stream and v.viewer = k.viewer and v.device = k.device and v.latest""";

    private static final String TOUCH = """
            update live_visit v set last_beat_at = greatest(last_beat_at, zhijia_now())
            from unnest(?) as k(visit) where v.id = k.visit""";

    record Row(UUID id, Opening.Seat seat, Instant began, boolean replay, int likes, boolean latest) {

        Visited visited(boolean created) {
            return new Visited(id, began, replay, likes, created);
        }
    }

    private final Connection database;
    private final Map<UUID, Row> byId = new HashMap<>();
    private final Map<Opening.Seat, Row> bySeat = new HashMap<>();

    VisitRows(Connection database) {
        this.database = database;
    }

    /** The one with the opening's id, else the one that it goes on with; null when neither is known. */
    Row of(Opening opening) {
        var same = byId.get(opening.visit());
        return same == null ? bySeat.get(opening.seat()) : same;
    }

    /** Of these, those that no row is known of. */
    List<Opening> unknown(List<Opening> openings) {
        return openings.stream().filter(opening -> of(opening) == null).toList();
    }

    /** @return whether there was something to retire */
    boolean retireBefore(List<Opening> openings) throws SQLException {
        try (var update = bound(RETIRE, openings)) {
            return update.executeUpdate() > 0;
        }
    }

    /** @return those that are new; the others lose to rows that are there */
    List<Row> insert(List<Opening> openings, Broadcasts broadcasts) throws SQLException {
        try (var insert = bound(INSERT, openings)) {
            insert.setArray(5, array("bool", openings, opening -> !opening.viewer().guest()));
            insert.setArray(6, array("bool", openings, opening -> !broadcasts.live(opening.stream())));
            return read(insert);
        }
    }

    void find(List<Opening> openings) throws SQLException {
        if (!openings.isEmpty()) {
            try (var select = bound(FIND, openings)) {
                read(select);
            }
        }
    }

    /**
     * To open a stream again is a sign of life. A row that is locked is waited for: a like that is being written elsewhere
     * would not say so instead.
     */
    void touch(Collection<UUID> visits) throws SQLException {
        if (!visits.isEmpty()) {
            try (var update = database.prepareStatement(TOUCH)) {
                update.setArray(1, database.createArrayOf("uuid", visits.toArray()));
                update.executeUpdate();
            }
        }
    }

    private PreparedStatement bound(String sql, List<Opening> openings) throws SQLException {
        var statement = database.prepareStatement(sql);
        statement.setArray(1, array("uuid", openings, Opening::visit));
        statement.setArray(2, array("uuid", openings, Opening::stream));
        statement.setArray(3, array("uuid", openings, opening -> opening.seat().viewer()));
        statement.setArray(4, array("uuid", openings, Opening::device));
        return statement;
    }

    private java.sql.Array array(String type, List<Opening> openings, Function<Opening, Object> value) throws SQLException {
        return database.createArrayOf(type, openings.stream().map(value).toArray());
    }

    private List<Row> read(PreparedStatement statement) throws SQLException {
        var read = new ArrayList<Row>();
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                var row = row(rows);
                byId.put(row.id, row);
                if (row.latest) {
                    bySeat.put(row.seat, row);
                }
                read.add(row);
            }
        }
        return read;
    }

    private static Row row(ResultSet rows) throws SQLException {
        return new Row(rows.getObject(1, UUID.class),
                new Opening.Seat(rows.getObject(2, UUID.class), rows.getObject(3, UUID.class), rows.getObject(4, UUID.class)),
                rows.getObject(5, OffsetDateTime.class).toInstant(), rows.getBoolean(6), rows.getInt(7), rows.getBoolean(8));
    }
}
