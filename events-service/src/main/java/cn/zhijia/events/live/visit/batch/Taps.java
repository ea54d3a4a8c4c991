package cn.zhijia.events.live.visit.batch;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

import cn.zhijia.events.live.commit.GroupCommit;
import cn.zhijia.events.live.visit.broadcast.Broadcasts;
import cn.zhijia.events.live.visit.broadcast.Total;
import cn.zhijia.kit.Refusal;

/**
 * A batch of running totals of likes. A total only grows, so a repeat, an older one and one that comes twice change nothing.
 */
final class Taps {

    /** Ten a second since the visit began, and ten at once. */
    private static final String ACCEPTED = "least(k.count, greatest(10, floor(10 * extract(epoch from (select zhijia_now()) - v.began_at))))::integer";

    private static final String WRITE = """
            update live_visit v set likes = greatest(v.likes, ACCEPTED),
                live_likes = v.live_likes + case when k.live then greatest(0, ACCEPTED - v.likes) else 0 end
            from ROWS
            returning k.n, new.likes, new.live_likes - old.live_likes, new.likes - old.likes
            """.replace("ACCEPTED", ACCEPTED).replace("ROWS", Sign.ROWS.formatted(", ?, ?", ", count, live"));

    /** @param count the running total as the app has it */
    record Tap(Sign sign, int count) {
    }

    private final Map<Sign, Integer> standing = new HashMap<>();
    private final Total total = new Total();

    private Taps() {
    }

    /** In one transaction. */
    static List<Supplier<Liked>> write(Connection database, List<Tap> all, UUID slot) throws SQLException {
        var broadcasts = Broadcasts.held(database, all.stream().map(tap -> tap.sign.stream()).toList());
        var highest = new HashMap<Sign, Integer>();
        all.stream().filter(tap -> broadcasts.refusal(tap.sign.stream(), tap.sign.viewer()) == null)
                .forEach(tap -> highest.merge(tap.sign, tap.count, Math::max));
        var taps = new Taps();
        taps.raise(database, highest, broadcasts);
        taps.total.write(database, slot);
        return all.stream().map(tap -> taps.answer(tap, broadcasts)).toList();
    }

    private void raise(Connection database, Map<Sign, Integer> highest, Broadcasts broadcasts) throws SQLException {
        var signs = new ArrayList<>(highest.keySet());
        signs.sort(Sign.ORDER);
        try (var update = database.prepareStatement(WRITE)) {
            Sign.bind(database, update, signs);
            update.setArray(5, database.createArrayOf("int4", signs.stream().map(highest::get).toArray()));
            update.setArray(6,
                    database.createArrayOf("bool", signs.stream().map(sign -> broadcasts.live(sign.stream())).toArray()));
            try (var rows = update.executeQuery()) {
                while (rows.next()) {
                    var sign = signs.get(rows.getInt(1) - 1);
                    standing.put(sign, rows.getInt(2));
                    total.likes(sign.stream(), rows.getInt(3), rows.getInt(4) - rows.getInt(3));
                }
            }
        }
    }

    private Supplier<Liked> answer(Tap tap, Broadcasts broadcasts) {
        var refusal = broadcasts.refusal(tap.sign.stream(), tap.sign.viewer());
        var stands = standing.get(tap.sign);
        if (refusal != null || stands == null) {
            return GroupCommit.refused(refusal == null ? Refusal.notFound() : refusal);
        }
        return () -> new Liked(stands, tap.count > stands);
    }
}
