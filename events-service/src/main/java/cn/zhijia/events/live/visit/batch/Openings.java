package cn.zhijia.events.live.visit.batch;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import cn.zhijia.events.Ids;
import cn.zhijia.events.live.commit.GroupCommit;
import cn.zhijia.events.live.visit.broadcast.Broadcasts;
import cn.zhijia.events.live.visit.broadcast.Total;
import cn.zhijia.kit.Refusal;

/** A batch of openings: most are new visits, some are repeats, and some go on with the visit that was there. */
final class Openings {

    private final Broadcasts broadcasts;
    private final VisitRows rows;
    private final Set<UUID> made;
    private final Set<UUID> reopened = new TreeSet<>(Ids.ORDER);

    private Openings(Broadcasts broadcasts, VisitRows rows, Set<UUID> made) {
        this.broadcasts = broadcasts;
        this.rows = rows;
        this.made = made;
    }

    /** In one transaction. */
    static List<Supplier<Visited>> write(Connection database, List<Opening> all, UUID slot) throws SQLException {
        var broadcasts = Broadcasts.held(database, all.stream().map(Opening::stream).toList());
        var admitted = all.stream().filter(o -> broadcasts.refusal(o.stream(), o.viewer()) == null).toList();
        var rows = new VisitRows(database);
        var inserted = insert(rows, firsts(admitted), broadcasts);
        rows.find(rows.unknown(admitted));
        var total = new Total();
        inserted.forEach(row -> total.visit(row.seat().stream(), row.replay()));
        var made = inserted.stream().map(VisitRows.Row::id).collect(Collectors.toSet());
        var openings = new Openings(broadcasts, rows, new HashSet<>(made));
        List<Supplier<Visited>> answers = new ArrayList<>(all.size());
        all.forEach(opening -> answers.add(openings.answer(opening)));
        openings.reopened.removeAll(made);
        rows.touch(openings.reopened);
        total.write(database, slot);
        return answers;
    }

    /** Most are new. Only of those that are not is it looked up whether a visit of theirs has been over for long. */
    private static List<VisitRows.Row> insert(VisitRows rows, List<Opening> openings, Broadcasts broadcasts)
            throws SQLException {
        var inserted = new ArrayList<>(rows.insert(openings, broadcasts));
        var known = rows.unknown(openings);
        if (!known.isEmpty() && rows.retireBefore(known)) {
            inserted.addAll(rows.insert(known, broadcasts));
        }
        return inserted;
    }

    /** One for each id and each seat, in the order of seats: so do all replicas, and none waits for another in a circle. */
    private static List<Opening> firsts(List<Opening> openings) {
        var ids = new HashSet<UUID>();
        var seats = new HashSet<Opening.Seat>();
        return openings.stream().filter(o -> ids.add(o.visit()) & seats.add(o.seat()))
                .sorted(Comparator.comparing(Opening::seat, Opening.Seat.ORDER)).toList();
    }

    private Supplier<Visited> answer(Opening opening) {
        var refusal = broadcasts.refusal(opening.stream(), opening.viewer());
        if (refusal != null) {
            return GroupCommit.refused(refusal);
        }
        var row = rows.of(opening);
        if (row == null) { // gone on with by somebody else a moment ago: the repeat finds what became of it
            return GroupCommit.refused(new Refusal("busy"));
        }
        if (!row.seat().equals(opening.seat())) {
            return GroupCommit.refused(new Refusal("id-in-use"));
        }
        if (!row.id().equals(opening.visit())) {
            reopened.add(row.id());
        }
        var opened = row.visited(row.id().equals(opening.visit()) && made.remove(row.id()));
        return () -> opened;
    }
}
