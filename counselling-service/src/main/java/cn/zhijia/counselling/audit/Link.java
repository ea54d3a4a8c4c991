package cn.zhijia.counselling.audit;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

import jakarta.persistence.Tuple;

import cn.zhijia.counselling.vault.Parts;

/**
 * One row of a chain, as it is kept. The database made its hash; here it is made again, from the same canonical form
 * ({@code audit_link()} in V3), so that neither is trusted alone.
 */
record Link(UUID stream, long seq, UUID id, long atMicros, Actor actor, String act, UUID thing, byte[] reason, String trace,
        byte[] prevHash, byte[] hash) {

    static final String COLUMNS = "select stream, seq, id, at_micros, actor, self, roles, act, thing, reason, trace, prev_hash, hash from audit ";

    static Link of(Tuple row) {
        var actor = new Actor(row.get("actor", UUID.class), row.get("self", Boolean.class), row.get("roles", String.class));
        return new Link(row.get("stream", UUID.class), row.get("seq", Long.class), row.get("id", UUID.class),
                row.get("at_micros", Long.class), actor, row.get("act", String.class), row.get("thing", UUID.class),
                row.get("reason", byte[].class), row.get("trace", String.class), row.get("prev_hash", byte[].class),
                row.get("hash", byte[].class));
    }

    /** What the first row of a stream follows. */
    static byte[] root(UUID stream) {
        return sha256(Parts.plain(stream));
    }

    /** The hash that this row must have. */
    byte[] made() {
        return sha256(new Parts().uuid(stream).number(seq).uuid(id).number(atMicros).uuid(actor.id())
                .raw(new byte[] { (byte) (actor.self() ? 1 : 0) }).text(actor.roles()).text(act).uuid(thing).raw(reason)
                .text(trace).raw(prevHash).bytes());
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
