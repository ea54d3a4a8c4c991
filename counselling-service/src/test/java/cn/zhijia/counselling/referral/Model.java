package cn.zhijia.counselling.referral;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** What a referral to two hospitals must look like: written once more, in plain words, without a line of the product's. */
final class Model {

    static final class Try {
        final int hospital;
        String state = "REQUESTED";
        String heldFrom;
        boolean cancelAsked;
        int holds;
        int asks;
        int steps = 1;
        int askedAt;
        String failure;
        final Set<String> done = new HashSet<>();
        boolean outOfScope;

        Try(int hospital) {
            this.hospital = hospital;
        }

        boolean live() {
            return Set.of("REQUESTED", "RECEIVED", "ACCEPTED", "IN_PROGRESS", "ON_HOLD").contains(state);
        }

        boolean in(String... states) {
            return Set.of(states).contains(state);
        }
    }

    String state = "DRAFT";
    final List<Try> tries = new ArrayList<>();
    int minute;
    private boolean requested;
    private int roundFrom;

    Try live() {
        return tries.stream().filter(Try::live).findFirst().orElse(null);
    }

    Try last() {
        return tries.isEmpty() ? null : tries.get(tries.size() - 1);
    }

    List<String> states() {
        return tries.stream().map(t -> t.state).toList();
    }

    boolean request() {
        if (state.equals("DRAFT")) {
            ask();
            requested = true;
        }
        return requested;
    }

    /** The first of the two that was not asked in this round and never said that it is not its. */
    private void ask() {
        var out = tries.stream().filter(t -> t.outOfScope || tries.indexOf(t) >= roundFrom).map(t -> t.hospital)
                .collect(Collectors.toSet());
        for (int hospital = 0; hospital < 2; hospital++) {
            if (!out.contains(hospital)) {
                tries.add(new Try(hospital));
                last().askedAt = minute;
                state = "ACTIVE";
                return;
            }
        }
        state = "ON_HOLD";
    }

    /** The clocks of STAT: five minutes to receive, a quarter of an hour to decide; only even minutes are looked at. */
    void passes(int minutes) {
        minute += minutes;
        var live = live();
        if (live != null && minute - live.askedAt >= (live.in("REQUESTED") ? 5 : live.in("RECEIVED") ? 15 : 1_000_000)) {
            expire(live);
        }
    }

    /** A step that is said once: the same again changes nothing. */
    boolean once(Try t, String what, BooleanSupplier step) {
        if (t.done.contains(what)) {
            return true;
        }
        boolean taken = step.getAsBoolean();
        if (taken) {
            t.done.add(what);
        }
        return taken;
    }

    boolean move(Try t, String to, String... from) {
        if (!t.in(from)) {
            return false;
        }
        t.state = to;
        t.steps++;
        return true;
    }

    boolean reject(Try t, boolean outOfScope) {
        if (!move(t, "REJECTED", "REQUESTED", "RECEIVED")) {
            return false;
        }
        t.outOfScope = outOfScope;
        ask();
        return true;
    }

    private void expire(Try t) {
        move(t, "CANCELLED", "REQUESTED", "RECEIVED");
        ask();
    }

    boolean hold(Try t) {
        String before = t.state;
        if (!move(t, "ON_HOLD", "ACCEPTED", "IN_PROGRESS")) {
            return false;
        }
        t.heldFrom = before;
        t.holds++;
        return true;
    }

    boolean resumeHold(Try t) {
        return t.in("ON_HOLD") && move(t, t.heldFrom, "ON_HOLD");
    }

    boolean end(Try t, String attempt, String referral, String... from) {
        if (!move(t, attempt, from)) {
            return false;
        }
        state = referral;
        return true;
    }

    boolean askCancel(Try t) {
        if (!t.in("ACCEPTED", "IN_PROGRESS", "ON_HOLD") || t.cancelAsked) {
            return false;
        }
        t.cancelAsked = true;
        t.asks++;
        t.steps++;
        return true;
    }

    boolean answerCancel(Try t, boolean confirmed) {
        if (!t.live() || !t.cancelAsked) {
            return false;
        }
        if (confirmed) {
            return end(t, "CANCELLED", "REVOKED", t.state);
        }
        t.cancelAsked = false;
        t.steps++;
        return true;
    }

    boolean withdraw() {
        var live = live();
        if (live != null) {
            return end(live, "CANCELLED", "REVOKED", "REQUESTED", "RECEIVED");
        }
        if (!Set.of("DRAFT", "ON_HOLD", "REVOKED").contains(state)) {
            return false;
        }
        state = "REVOKED";
        return true;
    }

    boolean correct() {
        var live = live();
        if (live != null) {
            return end(live, "ENTERED_IN_ERROR", "ENTERED_IN_ERROR", live.state);
        }
        if (!Set.of("DRAFT", "ON_HOLD", "ENTERED_IN_ERROR").contains(state)) {
            return false;
        }
        state = "ENTERED_IN_ERROR";
        return true;
    }

    boolean resume() {
        if (!state.equals("ON_HOLD")) {
            return false;
        }
        roundFrom = tries.size();
        ask();
        return true;
    }
}
