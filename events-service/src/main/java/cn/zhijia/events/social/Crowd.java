package cn.zhijia.events.social;

/** How many people it takes to keep a secret. */
public final class Crowd {

    /** Of fewer people a number of pairs says too much, and a choice leaves too few who were not chosen. */
    public static final int FLOOR = 5;

    private Crowd() {
    }

    /**
     * Of the others who have come one chooses at most half: who chooses all of them learns who of them chose back, and who did
     * not.
     *
     * @param present who has come, the chooser included
     * @return 0 when they are too few for any choice
     */
    static int choosable(int most, int present) {
        return present < FLOOR ? 0 : Math.min(most, (present - 1) / 2);
    }

    /**
     * Whether a number of pairs may be told. Heads count that had come when the choices were opened, and still were there at
     * the
     * reveal: nobody let in later makes a crowd for two, and whoever turns most people away does not learn of the rest. An
     * organizer whose friends join, come and stay has heads that nobody can tell from others; those the floor cannot keep out.
     *
     * @param people of those, who were there at the reveal
     * @param opened of those, all
     */
    static boolean hides(int people, int opened) {
        return people >= FLOOR && 2 * people >= opened;
    }
}
