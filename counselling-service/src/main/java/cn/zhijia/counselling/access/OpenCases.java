package cn.zhijia.counselling.access;

import java.util.UUID;

/**
 * Whoever keeps crisis cases says here which of them are open: a break-glass access may name one, sessions cost nothing, and
 * nobody is erased meanwhile. In the caller's transaction.
 */
public interface OpenCases {

    /** Whether this is a case of this person that nobody has closed yet. */
    boolean isOpen(UUID caseId, UUID person);

    /** Whether anybody looks after this person now. */
    boolean hasOpen(UUID person);

    /** {@link #hasOpen}, and nobody stops before this transaction ends. */
    boolean holdOpen(UUID person);
}
