package cn.zhijia.counselling.crisis;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import cn.zhijia.counselling.crisis.clock.Task;
import cn.zhijia.counselling.crisis.clock.TaskKind;
import cn.zhijia.counselling.instrument.Level;

/** What each step of a case has done, and what is due next by it. */
record Clocks(UUID crisis, Level level) {

    private static final TaskKind[] BY_LEVEL = { TaskKind.ACKNOWLEDGE, TaskKind.CALL_BACK, TaskKind.ASSESS, TaskKind.PLAN };

    /** Somebody has to take it on, and to call: the first of the two. */
    UUID begin(Instant promised) {
        var first = Task.open(crisis, TaskKind.ACKNOWLEDGE, level, promised).orElseThrow();
        Task.open(crisis, TaskKind.CALL_BACK, level, promised);
        return first;
    }

    /** What is open is due as soon as this level asks for. */
    void hasten(Level flag, Instant promised) {
        for (var kind : BY_LEVEL) {
            Task.hasten(crisis, kind, flag, kind == TaskKind.ASSESS || kind == TaskKind.PLAN ? null : promised);
        }
    }

    /** Asked for, or asked for once more: what took place before does not answer it. Empty where it was open. */
    Optional<UUID> ask(TaskKind kind, Level flag, Instant promised) {
        Task.askAgain(crisis, kind);
        return Task.open(crisis, kind, flag, promised);
    }

    void takenOn() {
        Task.meet(crisis, TaskKind.ACKNOWLEDGE, null);
        unassessed();
    }

    void heeded(Instant what) {
        Task.meet(crisis, TaskKind.REACT, what);
    }

    void unassessed() {
        Task.open(crisis, TaskKind.ASSESS, level, null);
    }

    boolean isAssessmentDue() {
        return Task.isAnyOpen(crisis, TaskKind.ASSESS);
    }

    void assessed(CaseState state) {
        Task.meet(crisis, TaskKind.ASSESS, null);
        if (state == CaseState.ASSESSED) {
            Task.open(crisis, TaskKind.PLAN, level, null);
        }
    }

    void cared() {
        Task.meet(crisis, TaskKind.PLAN, null);
        Task.openFollowUps(crisis);
    }

    /** Whether such a contact, then, was wanted. */
    boolean wanted(TaskKind kind, Instant at) {
        return Task.isAnyOpen(crisis, kind, at);
    }

    void contacted(TaskKind kind, boolean reached, Instant at) {
        heeded(at);
        if (reached) {
            Task.meet(crisis, kind, at);
        } else {
            Task.postpone(crisis, kind, level, at);
        }
        if (kind == TaskKind.FOLLOW_UP && !Task.isAnyOpen(crisis, kind)) {
            Task.open(crisis, TaskKind.CLOSE, level, null);
        }
    }

    /** Nobody can be called, asked or followed up any more. */
    void leftToClose() {
        ended();
        Task.open(crisis, TaskKind.CLOSE, level, null);
    }

    void ended() {
        Task.meetAll(crisis);
    }
}
