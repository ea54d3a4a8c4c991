package cn.zhijia.events.social.matching;

import java.util.UUID;

/**
 * Somebody chose somebody.
 *
 * @param rank 1 for whom one would like best, 5 at most
 */
public record Choice(UUID chooser, UUID chosen, int rank) {

    /** How many people one may choose at any social. */
    public static final int MOST = 5;

    public Choice {
        if (rank < 1 || rank > MOST) {
            throw new IllegalArgumentException("rank");
        }
    }
}
