package cn.zhijia.counselling.referral;

import java.time.Instant;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import cn.zhijia.counselling.audit.Act;
import cn.zhijia.counselling.audit.Audit;
import cn.zhijia.counselling.hospital.Hospital;
import cn.zhijia.counselling.notice.Fact;
import cn.zhijia.counselling.notice.Notice;
import cn.zhijia.counselling.referral.attempt.Attempt;
import cn.zhijia.counselling.referral.attempt.By;
import cn.zhijia.counselling.referral.attempt.Said;
import cn.zhijia.counselling.referral.attempt.Step;
import cn.zhijia.counselling.referral.clock.Clock;
import cn.zhijia.counselling.referral.clock.ClockKind;
import cn.zhijia.counselling.referral.event.EventKind;
import cn.zhijia.counselling.referral.event.HospitalEvent;
import cn.zhijia.counselling.slot.WorkCalendar;
import cn.zhijia.counselling.vault.Vault;
import cn.zhijia.kit.data.DatabaseClock;

/**
 * 转介的进程: what follows from each step, whichever face it came in by. All in the caller's transaction, which holds the
 * referral's row: step, history, clocks, pages, outbox and audit are there together or not at all.
 */
@ApplicationScoped
public class Course {

    private static final String NO_ACKNOWLEDGEMENT = "NO_ACKNOWLEDGEMENT";

    private final DatabaseClock clock;
    private final Vault vault;
    private final Audit audit;
    private final Bell bell;

    Course(DatabaseClock clock, Vault vault, Audit audit, Bell bell) {
        this.clock = clock;
        this.vault = vault;
        this.audit = audit;
        this.bell = bell;
    }

    /** The first hospital is asked; whoever is on duty is woken beside, for the telephone is the other path. */
    public void request(Referral referral, UUID officer) {
        var deed = new Deed(referral, By.officer(officer), clock.now());
        referral.request(officer, deed.now);
        ask(deed);
        deed.end(audit);
    }

    /** After people had taken over: hospitals are asked anew. */
    public void resume(Referral referral, UUID officer) {
        var deed = new Deed(referral, By.officer(officer), clock.now());
        referral.resume();
        Clock.stop(referral.id);
        ask(deed);
        deed.end(audit);
    }

    /** No hospital has it: a draft, or what people have taken over. */
    public void end(Referral referral, ReferralState as, Ending how, UUID officer) {
        var deed = new Deed(referral, By.officer(officer), clock.now());
        referral.end(as, how, officer, deed.now);
        Clock.stop(referral.id);
        deed.record(Act.REFERRAL_ENDED, referral.id);
        deed.end(audit);
    }

    /** A hospital, or somebody of ours, takes a step. */
    public void take(Referral referral, Attempt attempt, Step step, By by, Said said) {
        var deed = new Deed(referral, by, clock.now());
        take(deed, attempt, step, said);
        deed.end(audit);
    }

    /** A clock ran out before anybody took the step: the next hospital at once, and a supervisor looks why. */
    void expire(Referral referral, Attempt attempt, UUID clockId) {
        bell.supervisors(referral, clockId);
        take(referral, attempt, Step.EXPIRE, By.SYSTEM, Said.code(NO_ACKNOWLEDGEMENT, null));
    }

    /** The member has withdrawn the consent. */
    void letGo(Referral referral, Attempt attempt, Step step) {
        take(referral, attempt, step, By.SYSTEM, Said.code(Attempt.CONSENT_WITHDRAWN, null));
    }

    private void take(Deed deed, Attempt attempt, Step step, Said said) {
        var referral = deed.referral;
        attempt.take(step, deed.by, said, referral.memberId, vault, deed.now);
        referral.touch();
        deed.record(Act.REFERRAL_MOVED, attempt.id);
        if (deed.by.kind() == By.Kind.TELEPHONE) {
            deed.tell(attempt, EventKind.ANSWERED_BY_TELEPHONE);
        }
        if (attempt.state.isLive()) {
            goesOn(deed, attempt, step, said);
        } else {
            Clock.stop(referral.id);
            HospitalEvent.recall(attempt.id);
            over(deed, attempt, step);
        }
    }

    private void goesOn(Deed deed, Attempt attempt, Step step, Said said) {
        var referral = deed.referral;
        switch (step) {
            case RECEIVE -> Clock.meet(attempt.id, ClockKind.DELIVERED, ClockKind.RECEIVED);
            case ACCEPT -> {
                Clock.meet(attempt.id, ClockKind.DELIVERED, ClockKind.RECEIVED, ClockKind.DECIDED);
                Clock.open(referral.id, attempt.id, ClockKind.ARRIVAL, attempt.arriveBy);
                news(referral);
            }
            case ARRIVE -> {
                Clock.meet(attempt.id, ClockKind.ARRIVAL);
                Clock.open(referral.id, attempt.id, ClockKind.OUTCOME,
                        hospital(attempt).clocks().outcomeBy(referral.priority, deed.now));
                news(referral);
            }
            case ASK_CANCEL -> {
                deed.tell(attempt, said.code().equals(Attempt.CONSENT_WITHDRAWN) ? EventKind.CONSENT_WITHDRAWN
                        : EventKind.CANCEL_REQUESTED);
                Clock.open(referral.id, attempt.id, ClockKind.CANCELLATION, answeredBy(referral, attempt, deed.now));
            }
            case REFUSE_CANCEL -> {
                Clock.meet(attempt.id, ClockKind.CANCELLATION);
                bell.duty(referral, Bell.named(attempt.id + " refused " + attempt.presentCancelAsk()), 0, deed.now);
            }
            default -> news(referral);
        }
    }

    private void over(Deed deed, Attempt attempt, Step step) {
        boolean consent = Attempt.CONSENT_WITHDRAWN.equals(attempt.code);
        switch (step) {
            case REJECT -> ask(deed);
            case EXPIRE -> {
                deed.tell(attempt, EventKind.STAND_DOWN);
                ask(deed);
            }
            case WITHDRAW -> {
                deed.tell(attempt, EventKind.STAND_DOWN);
                if (consent) {
                    ask(deed);
                } else {
                    end(deed, ReferralState.REVOKED, Ending.valueOf(attempt.code));
                }
            }
            case CONFIRM_CANCEL -> {
                if (consent) {
                    takeOver(deed);
                } else {
                    end(deed, ReferralState.REVOKED, Ending.valueOf(attempt.code));
                }
            }
            case COMPLETE -> end(deed, ReferralState.COMPLETED, Ending.TREATED);
            case CORRECT -> {
                deed.tell(attempt, EventKind.CORRECTED);
                end(deed, ReferralState.ENTERED_IN_ERROR, Ending.valueOf(attempt.code));
            }
            default -> takeOver(deed); // failed: the person did not come, or cannot stay
        }
    }

    private void end(Deed deed, ReferralState as, Ending how) {
        deed.referral.end(as, how, deed.by.person(), deed.now);
        news(deed.referral);
    }

    /** The next hospital, or people where none is left. */
    private void ask(Deed deed) {
        var referral = deed.referral;
        var hospital = referral.next(deed.now);
        if (hospital.isEmpty()) {
            takeOver(deed);
            return;
        }
        var by = deed.by.kind() == By.Kind.OFFICER && referral.attempts == 0 ? deed.by : By.SYSTEM;
        var attempt = Attempt.start(referral.nextPlace(hospital.get()), by, deed.now);
        var clocks = hospital.get().clocks();
        var calendar = WorkCalendar.from(deed.now);
        open(attempt, ClockKind.DELIVERED, clocks.deliveredBy(referral.priority, deed.now));
        open(attempt, ClockKind.RECEIVED, clocks.receivedBy(referral.priority, deed.now, calendar));
        open(attempt, ClockKind.DECIDED, clocks.decidedBy(referral.priority, deed.now, calendar));
        deed.tell(attempt, EventKind.REQUESTED);
        deed.record(Act.REFERRAL_SENT, attempt.id);
        bell.duty(referral, attempt.id, 0, deed.now);
    }

    private static void open(Attempt attempt, ClockKind kind, Instant due) {
        Clock.open(attempt.referralId, attempt.id, kind, due);
    }

    private void takeOver(Deed deed) {
        var referral = deed.referral;
        referral.takeOver();
        var id = Clock.open(referral.id, null, ClockKind.MANUAL, deed.now.plus(ClockKind.MANUAL.step(referral.priority)));
        bell.duty(referral, id, 0, deed.now);
    }

    private static Instant answeredBy(Referral referral, Attempt attempt, Instant now) {
        return hospital(attempt).clocks().receivedBy(referral.priority, now, WorkCalendar.from(now));
    }

    private static Hospital hospital(Attempt attempt) {
        return Hospital.of(attempt.hospitalId).orElseThrow();
    }

    /** Whoever has requested it sees how it goes. */
    private static void news(Referral referral) {
        Notice.tellAnew(referral.requestedById, Fact.REFERRAL_NEWS, referral.id);
    }
}
