package cn.zhijia.counselling.referral.attempt;

import java.util.UUID;

/**
 * Who takes a step.
 *
 * @param client of the hospital; null for others
 * @param person whose act of office it is; null for a hospital and for the service itself
 */
public record By(Kind kind, String client, UUID person) {

    public enum Kind {
        HOSPITAL,
        /** An officer writes down what a hospital answered by telephone. */
        TELEPHONE,
        OFFICER,
        SUPERVISOR,
        /** A clock that ran out, a consent that was withdrawn. */
        SYSTEM
    }

    public static final By SYSTEM = new By(Kind.SYSTEM, null, null);

    public static By hospital(String client) {
        return new By(Kind.HOSPITAL, client, null);
    }

    public static By telephone(UUID officer) {
        return new By(Kind.TELEPHONE, null, officer);
    }

    public static By officer(UUID officer) {
        return new By(Kind.OFFICER, null, officer);
    }

    public static By supervisor(UUID supervisor) {
        return new By(Kind.SUPERVISOR, null, supervisor);
    }
}
