package cn.zhijia.counselling.referral.desk;

import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;

import cn.zhijia.counselling.crisis.CaseState;
import cn.zhijia.counselling.crisis.CrisisCase;
import cn.zhijia.counselling.instrument.response.Assignment;
import cn.zhijia.counselling.referral.Referral;
import cn.zhijia.counselling.referral.attempt.Attempt;
import cn.zhijia.counselling.referral.attempt.AttemptState;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.Person;

/** Who of ours may see and move a referral: whoever is on duty or supervises, and the member's counsellor; never the member. */
@Singleton
public class Requester {

    private final Caller caller;

    Requester(Caller caller) {
        this.caller = caller;
    }

    /** Held until commit, for officers and supervisors; 404 for others. */
    public Referral lock(UUID id) {
        return Referral.lockIfThere(id).filter(r -> isOfficer() && !isMember(r.memberId)).orElseThrow(Refusal::notFound);
    }

    /** 404 for whoever may not. */
    public Referral read(UUID id) {
        return Referral.<Referral> findByIdOptional(id).filter(r -> sees(r.memberId)).orElseThrow(Refusal::notFound);
    }

    boolean sees(UUID member) {
        return !isMember(member) && (isOfficer() || isCounsellorOf(member));
    }

    /** Until commit, whoever asks. */
    static Optional<CrisisCase> holdCase(UUID id) {
        return CrisisCase.findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** 404 for whoever may not see it. */
    CrisisCase open(Optional<CrisisCase> held) {
        var crisis = held.filter(c -> sees(c.member.id)).orElseThrow(Refusal::notFound);
        if (crisis.state() == CaseState.CLOSED) {
            throw Refusal.field("/caseId", "no-open-case");
        }
        return crisis;
    }

    /** The hospital that has the person, or is about to. */
    static Attempt decided(Referral referral) {
        return Attempt.live(referral.id).filter(a -> a.state != AttemptState.REQUESTED && a.state != AttemptState.RECEIVED)
                .orElseThrow(() -> new Refusal("nobody-has-accepted"));
    }

    private boolean isOfficer() {
        return caller.has("duty-officer") || caller.has("supervisor");
    }

    private boolean isMember(UUID member) {
        return Person.known(caller).filter(p -> p.id.equals(member)).isPresent();
    }

    private boolean isCounsellorOf(UUID member) {
        return caller.has("counsellor")
                && Person.known(caller).filter(me -> Assignment.withCounsellor(member, me.id)).isPresent();
    }
}
