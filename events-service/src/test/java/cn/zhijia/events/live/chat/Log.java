package cn.zhijia.events.live.chat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import io.agroal.api.AgroalDataSource;

/** A stream's log as it stands in the database. */
final class Log {

    private Log() {
    }

    /** Each entry as "position kind message", in order. */
    static List<String> of(AgroalDataSource database, UUID stream) throws SQLException {
        var entries = new ArrayList<String>();
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(
                        "select at_offset, kind, message_id from live_entry where stream_id = ? order by at_offset")) {
            statement.setObject(1, stream);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    entries.add(rows.getLong(1) + " " + rows.getString(2) + " " + rows.getString(3));
                }
            }
        }
        return entries;
    }
}
