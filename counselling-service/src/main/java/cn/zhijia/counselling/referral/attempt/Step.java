package cn.zhijia.counselling.referral.attempt;

import static cn.zhijia.counselling.referral.attempt.AttemptState.ACCEPTED;
import static cn.zhijia.counselling.referral.attempt.AttemptState.CANCELLED;
import static cn.zhijia.counselling.referral.attempt.AttemptState.COMPLETED;
import static cn.zhijia.counselling.referral.attempt.AttemptState.ENTERED_IN_ERROR;
import static cn.zhijia.counselling.referral.attempt.AttemptState.FAILED;
import static cn.zhijia.counselling.referral.attempt.AttemptState.IN_PROGRESS;
import static cn.zhijia.counselling.referral.attempt.AttemptState.LIVE;
import static cn.zhijia.counselling.referral.attempt.AttemptState.ON_HOLD;
import static cn.zhijia.counselling.referral.attempt.AttemptState.RECEIVED;
import static cn.zhijia.counselling.referral.attempt.AttemptState.REJECTED;
import static cn.zhijia.counselling.referral.attempt.AttemptState.REQUESTED;

import java.util.EnumSet;
import java.util.Set;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.counselling.referral.attempt.By.Kind;
import cn.zhijia.kit.Refusal;

/** The arrows of the machine: who may take each, from where, and where it leads; pure. */
@Schema(name = "ReferralStep", description = "Extensible.")
public enum Step {
    /** The first of every attempt. */
    REQUEST(REQUESTED, Set.of(Kind.OFFICER, Kind.SYSTEM), Set.of()),
    RECEIVE(RECEIVED, Set.of(Kind.HOSPITAL, Kind.TELEPHONE), Set.of(REQUESTED)),
    ACCEPT(ACCEPTED, Set.of(Kind.HOSPITAL, Kind.TELEPHONE), Set.of(REQUESTED, RECEIVED)),
    REJECT(REJECTED, Set.of(Kind.HOSPITAL, Kind.TELEPHONE), Set.of(REQUESTED, RECEIVED)),
    /** A clock ran out. */
    EXPIRE(CANCELLED, Set.of(Kind.SYSTEM), Set.of(REQUESTED, RECEIVED)),
    /** Also by the service, when the member has withdrawn the consent. */
    WITHDRAW(CANCELLED, Set.of(Kind.OFFICER, Kind.SYSTEM), Set.of(REQUESTED, RECEIVED)),
    /** The person arrived. */
    ARRIVE(IN_PROGRESS, Set.of(Kind.HOSPITAL), Set.of(ACCEPTED)),
    COMPLETE(COMPLETED, Set.of(Kind.HOSPITAL), Set.of(IN_PROGRESS)),
    FAIL(FAILED, Set.of(Kind.HOSPITAL), Set.of(ACCEPTED, IN_PROGRESS)),
    HOLD(ON_HOLD, Set.of(Kind.HOSPITAL), Set.of(ACCEPTED, IN_PROGRESS)),
    RESUME(null, Set.of(Kind.HOSPITAL), Set.of(ON_HOLD)),
    /** The hospital is asked to let go; it decides. */
    ASK_CANCEL(null, Set.of(Kind.OFFICER, Kind.SYSTEM), Set.of(ACCEPTED, IN_PROGRESS, ON_HOLD)),
    CONFIRM_CANCEL(CANCELLED, Set.of(Kind.HOSPITAL), Set.of(ACCEPTED, IN_PROGRESS, ON_HOLD)),
    REFUSE_CANCEL(null, Set.of(Kind.HOSPITAL), Set.of(ACCEPTED, IN_PROGRESS, ON_HOLD)),
    /** It should never have been; also by the service, for somebody who was erased. */
    CORRECT(ENTERED_IN_ERROR, Set.of(Kind.SUPERVISOR, Kind.SYSTEM), LIVE);

    private static final Set<Step> OF_CANCELLING = EnumSet.of(CONFIRM_CANCEL, REFUSE_CANCEL);

    private final AttemptState to;
    private final Set<Kind> who;
    private final Set<AttemptState> from;

    /** @param to null where it leads back, or nowhere else */
    Step(AttemptState to, Set<Kind> who, Set<AttemptState> from) {
        this.to = to;
        this.who = who;
        this.from = from;
    }

    /**
     * @param heldFrom where a hold leads back to; null while there is none
     * @param cancelAsked whether the hospital owes an answer to that
     */
    AttemptState lead(AttemptState now, AttemptState heldFrom, boolean cancelAsked, Kind by) {
        if (!may(now, cancelAsked, by)) {
            throw Refusal.illegalTransition(now, next(now, heldFrom, cancelAsked, by));
        }
        return target(now, heldFrom);
    }

    private AttemptState target(AttemptState now, AttemptState heldFrom) {
        return this == RESUME ? heldFrom : to == null ? now : to;
    }

    private boolean may(AttemptState now, boolean cancelAsked, Kind by) {
        return who.contains(by) && from.contains(now) && (cancelAsked == OF_CANCELLING.contains(this) || !cancels());
    }

    /** Nobody asks twice at once, and nobody answers what was not asked. */
    private boolean cancels() {
        return this == ASK_CANCEL || OF_CANCELLING.contains(this);
    }

    /** Where this kind of caller can lead it from here. */
    static Set<AttemptState> next(AttemptState now, AttemptState heldFrom, boolean cancelAsked, Kind by) {
        var reached = EnumSet.noneOf(AttemptState.class);
        for (Step step : values()) {
            if (step.may(now, cancelAsked, by)) {
                reached.add(step.target(now, heldFrom));
            }
        }
        reached.remove(now);
        return reached;
    }
}
