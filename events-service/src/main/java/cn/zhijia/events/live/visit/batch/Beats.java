package cn.zhijia.events.live.visit.batch;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.function.Supplier;

import cn.zhijia.events.live.commit.GroupCommit;
import cn.zhijia.events.live.visit.broadcast.Broadcasts;
import cn.zhijia.kit.Refusal;

/** A batch of beats. */
final class Beats {

    private static final String BEAT = "update live_visit v set last_beat_at = greatest(v.last_beat_at, (select zhijia_now())) from "
            + Sign.ROWS.formatted("", "") + " returning k.n";

    private Beats() {
    }

    /** In one transaction. */
    static List<Supplier<Boolean>> write(Connection database, List<Sign> all) throws SQLException {
        var broadcasts = Broadcasts.seen(database, all.stream().map(Sign::stream).toList());
        var signs = all.stream().filter(sign -> broadcasts.refusal(sign.stream(), sign.viewer()) == null).distinct()
                .sorted(Sign.ORDER).toList();
        var beaten = new HashSet<Sign>();
        try (var update = database.prepareStatement(BEAT)) {
            Sign.bind(database, update, signs);
            try (var rows = update.executeQuery()) {
                while (rows.next()) {
                    beaten.add(signs.get(rows.getInt(1) - 1));
                }
            }
        }
        return all.stream().map(sign -> answer(sign, broadcasts, beaten.contains(sign))).toList();
    }

    private static Supplier<Boolean> answer(Sign sign, Broadcasts broadcasts, boolean beaten) {
        var refusal = broadcasts.refusal(sign.stream(), sign.viewer());
        if (refusal != null || !beaten) {
            return GroupCommit.refused(refusal == null ? Refusal.notFound() : refusal);
        }
        return () -> true;
    }
}
