package cn.zhijia.counselling;

import java.util.UUID;

/**
 * An appointment that had lost its time waits for none any more. Told in the transaction that decides it, which has taken its
 * {@link Turn}.
 *
 * @param booked at another time; false when it was given up
 */
public record Resettled(UUID appointment, boolean booked) {
}
