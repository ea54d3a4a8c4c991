package cn.zhijia.counselling.audit;

import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;

import cn.zhijia.kit.Cursor;

/** Walks through the streams, so many rows at a time; everything it sees is of one moment. */
class Walk {

    /** Rows of one step: some 100 ms. */
    static final int ROWS = 5_000;
    private static final String FILTERS = "audit verification";

    private final EntityManager database;
    private final int most;
    private Chain chain;
    private int rows;
    private int streams;

    /** @param cursor where the step before ended, null to begin */
    Walk(EntityManager database, String cursor, int most) {
        this.database = database;
        this.most = most;
        this.chain = cursor == null ? null : place(cursor);
    }

    /** Without a hash: behind that stream. */
    private static Chain place(String cursor) {
        var place = Cursor.read(cursor, FILTERS, 3);
        return new Chain(UUID.fromString(place.get(0)), Long.parseLong(place.get(1)),
                place.get(2).isEmpty() ? null : HexFormat.of().parseHex(place.get(2)));
    }

    VerificationView step() {
        // appends go on meanwhile: head and rows must be of one snapshot
        database.createNativeQuery("set transaction isolation level repeatable read").executeUpdate();
        if (chain == null || chain.hash() == null) {
            nextStream();
        }
        while (chain != null && rows < most) {
            var bad = restOfStream();
            if (bad != null) {
                return new VerificationView(streams, rows, bad, cursor(new Chain(chain.stream(), 0, null)));
            }
        }
        return new VerificationView(streams, rows, null, chain == null ? null : cursor(chain));
    }

    private static String cursor(Chain place) {
        return Cursor.after(FILTERS, place.stream(), place.seq(),
                place.hash() == null ? "" : HexFormat.of().formatHex(place.hash()));
    }

    /** Follows the stream as far as rows are left to this step; what is wrong with it, or null. */
    private VerificationView.BadRow restOfStream() {
        var links = links(most - rows);
        for (Link link : links) {
            rows++;
            var fault = chain.fault(link);
            if (fault != null) {
                return new VerificationView.BadRow(chain.stream(), chain.seq() + 1, fault);
            }
            chain = chain.and(link);
        }
        return rows < most ? end() : null;
    }

    private VerificationView.BadRow end() {
        var head = head();
        var fault = head == null ? chain.faultAtEnd(0, Link.root(chain.stream()))
                : chain.faultAtEnd(head.get("seq", Long.class), head.get("hash", byte[].class));
        if (fault != null) {
            long first = switch (fault) {
                case MISSING -> chain.seq() + 1;
                case CHANGED -> chain.seq();
                case BEYOND_THE_HEAD -> head == null ? 1 : head.get("seq", Long.class) + 1;
            };
            return new VerificationView.BadRow(chain.stream(), first, fault);
        }
        streams++;
        nextStream();
        return null;
    }

    /** The stream after this one in the order of ids, by its head or, should somebody have removed that, by its rows. */
    private void nextStream() {
        var after = chain == null ? new UUID(0, 0) : chain.stream();
        @SuppressWarnings("unchecked")
        List<UUID> next = database.createNativeQuery("""
                select stream from ((select stream from audit_head where stream > :after order by stream limit 1)
                    union all (select stream from audit where stream > :after order by stream limit 1)) s
                order by stream limit 1""").setParameter("after", after).getResultList();
        chain = next.isEmpty() ? null : Chain.start(next.get(0));
    }

    @SuppressWarnings("unchecked")
    private List<Link> links(int limit) {
        List<Tuple> found = database.createNativeQuery(
                Link.COLUMNS + "where stream = :stream and seq > :seq order by seq limit :limit", Tuple.class)
                .setParameter("stream", chain.stream()).setParameter("seq", chain.seq()).setParameter("limit", limit)
                .getResultList();
        return found.stream().map(Link::of).toList();
    }

    @SuppressWarnings("unchecked")
    private Tuple head() {
        List<Tuple> heads = database.createNativeQuery("select seq, hash from audit_head where stream = :stream", Tuple.class)
                .setParameter("stream", chain.stream()).getResultList();
        return heads.isEmpty() ? null : heads.get(0);
    }
}
