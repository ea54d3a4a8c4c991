package cn.zhijia.counselling.referral.partner;

import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

import jakarta.enterprise.context.RequestScoped;

import cn.zhijia.counselling.referral.Course;
import cn.zhijia.counselling.referral.Referral;
import cn.zhijia.counselling.referral.attempt.Attempt;
import cn.zhijia.counselling.referral.attempt.AttemptState;
import cn.zhijia.counselling.referral.attempt.By;
import cn.zhijia.counselling.referral.attempt.Said;
import cn.zhijia.counselling.referral.attempt.Step;
import cn.zhijia.counselling.referral.event.EventKind;
import cn.zhijia.counselling.referral.event.HospitalEvent;
import cn.zhijia.counselling.vault.Vault;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Refusal;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** A hospital takes a step. */
@RequestScoped
class Answering {

    private static final Set<AttemptState> STOOD_DOWN = EnumSet.of(AttemptState.CANCELLED, AttemptState.ENTERED_IN_ERROR);

    private final Caller caller;
    private final Desk desk;
    private final Course course;
    private final Vault vault;

    Answering(Caller caller, Desk desk, Course course, Vault vault) {
        this.caller = caller;
        this.desk = desk;
        this.course = course;
        this.vault = vault;
    }

    PartnerReferralView take(UUID id, Step step, Said said) {
        return take(id, step, 1, said, attempt -> {
        });
    }

    /**
     * @param nth of a step that may come again
     * @param check what this step asks for beside the machine, unless it is a repeat
     */
    PartnerReferralView take(UUID id, Step step, int nth, Said said, Consumer<Attempt> check) {
        var referral = desk.lock(id, "system/Task.u");
        Attempt attempt = Attempt.findById(id); // as it stands now that the referral is held
        var by = By.hospital(caller.sub());
        if (!attempt.repeats(step, nth, by, said, referral.memberId, vault)) {
            if (STOOD_DOWN.contains(attempt.state)) {
                throw tooLate(referral, attempt);
            }
            check.accept(attempt);
            course.take(referral, attempt, step, by, said);
        }
        Referral.flush();
        return Desk.view(referral, attempt, null);
    }

    /** The person is not this hospital's. It is told once more beside, for it may not read the answer either. */
    private static Refusal tooLate(Referral referral, Attempt attempt) {
        var told = new HospitalEvent.Told(attempt.hospitalId, attempt.id, EventKind.STAND_DOWN);
        QuarkusTransaction.requiringNew().run(() -> HospitalEvent.tellOnce(told, referral.priority, "too late"));
        return new Refusal("stood-down").with("at", attempt.changedAt);
    }
}
