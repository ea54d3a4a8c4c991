package cn.zhijia.counselling.referral;

import java.util.UUID;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import cn.zhijia.counselling.consent.Consent;
import cn.zhijia.counselling.consent.Purpose;
import cn.zhijia.counselling.referral.attempt.Attempt;
import cn.zhijia.counselling.referral.attempt.AttemptState;
import cn.zhijia.counselling.referral.attempt.Step;
import cn.zhijia.kit.data.DatabaseClock;

/**
 * A member takes a consent back: in the same transaction the hospital reads nothing more. One that has not decided is not asked
 * any more; one that has the person is asked to let go, for somebody may sit in its ward.
 */
@Singleton
class Withdrawals {

    private final DatabaseClock clock;
    private final Course course;
    private final Bell bell;

    Withdrawals(DatabaseClock clock, Course course, Bell bell) {
        this.clock = clock;
        this.course = course;
        this.bell = bell;
    }

    void withdrawn(@Observes Consent.Withdrawn consent) {
        if (consent.purpose() == Purpose.HOSPITAL_REFERRAL) {
            Referral.openOfMember(consent.person()).forEach(id -> stop(id, consent.recipient()));
        }
    }

    private void stop(UUID id, String hospital) {
        var referral = Referral.lockIfThere(id).orElseThrow();
        if (referral.basis != Basis.CONSENT) {
            return;
        }
        Attempt.live(id).filter(a -> a.hospitalId.equals(hospital)).ifPresent(attempt -> {
            boolean undecided = attempt.state == AttemptState.REQUESTED || attempt.state == AttemptState.RECEIVED;
            course.letGo(referral, attempt, undecided ? Step.WITHDRAW : Step.ASK_CANCEL);
            bell.duty(referral, Bell.named(attempt.id + " consent"), 0, clock.now());
        });
    }
}
