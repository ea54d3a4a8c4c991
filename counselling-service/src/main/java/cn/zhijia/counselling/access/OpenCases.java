package cn.zhijia.counselling.access;

import java.util.UUID;

/**
 * Whoever keeps crisis cases says here which of them are open: a break-glass access may name one, and nobody is erased
 * meanwhile.
 */
public interface OpenCases {

    /** Whether this is a case of this person that nobody has closed yet. In the caller's transaction. */
    boolean isOpen(UUID caseId, UUID person);

    /** Whether anybody looks after this person now. */
    boolean hasOpen(UUID person);
}
