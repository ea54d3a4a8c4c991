package cn.zhijia.counselling.audit;

import java.util.Arrays;
import java.util.UUID;

/**
 * Follows one stream from row to row; pure.
 *
 * @param seq of the last row that was good
 * @param hash of that row
 */
record Chain(UUID stream, long seq, byte[] hash) {

    enum Fault {
        MISSING,
        CHANGED,
        BEYOND_THE_HEAD
    }

    static Chain start(UUID stream) {
        return new Chain(stream, 0, Link.root(stream));
    }

    /** What is wrong with the next row; null when it follows. */
    Fault fault(Link next) {
        if (next.seq() != seq + 1) {
            return Fault.MISSING;
        }
        return Arrays.equals(hash, next.prevHash()) && Arrays.equals(next.made(), next.hash()) ? null : Fault.CHANGED;
    }

    Chain and(Link next) {
        return new Chain(stream, next.seq(), next.hash());
    }

    /** What is wrong with the end, when no row is left: the head says how many there were. Null when it is the end. */
    Fault faultAtEnd(long headSeq, byte[] headHash) {
        if (headSeq != seq) {
            return headSeq > seq ? Fault.MISSING : Fault.BEYOND_THE_HEAD;
        }
        return Arrays.equals(hash, headHash) ? null : Fault.CHANGED;
    }
}
