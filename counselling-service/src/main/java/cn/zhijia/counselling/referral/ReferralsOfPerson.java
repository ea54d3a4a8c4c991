package cn.zhijia.counselling.referral;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Singleton;

import cn.zhijia.counselling.crisis.CaseState;
import cn.zhijia.counselling.erasure.Hold;
import cn.zhijia.counselling.erasure.Traces;
import cn.zhijia.counselling.export.Chapter;
import cn.zhijia.counselling.referral.attempt.Attempt;
import cn.zhijia.counselling.referral.attempt.By;
import cn.zhijia.counselling.referral.attempt.Said;
import cn.zhijia.counselling.referral.attempt.Step;
import cn.zhijia.counselling.vault.Vault;

/** Nobody is erased while a hospital is asked or has them. Afterwards a member reads what was told to whom. */
@Singleton
class ReferralsOfPerson implements Chapter, Traces {

    private record Told(UUID id, ReferralState state, Basis basis, String reason, String summary, Instant requestedAt,
            List<String> hospitals) {
    }

    private final Vault vault;
    private final Course course;

    ReferralsOfPerson(Vault vault, Course course) {
        this.vault = vault;
        this.course = course;
    }

    @Override
    public String name() {
        return "referrals";
    }

    @Override
    public Set<String> columns() {
        return Set.of("referral.member_id");
    }

    /** Those of cases that are over: while one is open, whoever looks over a shoulder must not learn more. */
    @Override
    public List<Entry> entries(UUID person, String after, int most, Locale language) {
        return Referral.<Referral> find("""
                from Referral r where r.memberId = ?1 and r.id > ?2 and r.requestedAt is not null
                and exists (from CrisisCase c where c.id = r.caseId and c.course.state = ?3) order by r.id""", person,
                Chapter.id(after), CaseState.CLOSED).page(0, most).stream().map(r -> new Entry(r.id.toString(), told(r)))
                .toList();
    }

    private Told told(Referral r) {
        return new Told(r.id, r.state, r.basis, r.reason(r.memberId, vault), r.summary(r.memberId, vault), r.requestedAt,
                Attempt.of(r.id).stream().map(a -> a.hospitalId).distinct().toList());
    }

    @Override
    public Optional<Hold> hold(UUID person, Instant now) {
        boolean live = Referral.count("memberId = ?1 and state in ?2", person,
                Set.of(ReferralState.ACTIVE, ReferralState.ON_HOLD)) > 0;
        return live ? Optional.of(new Hold(Hold.Reason.OPEN_CASE, null)) : Optional.empty();
    }

    /** What is live still was brought back by a backup: the hospital is told that it should not be. */
    @Override
    public void stop(UUID person, Instant now) {
        for (var id : Referral.openOfMember(person)) {
            var referral = Referral.lockIfThere(id).orElseThrow();
            var live = Attempt.live(id);
            if (live.isPresent()) {
                course.take(referral, live.get(), Step.CORRECT, By.SYSTEM, Said.because(Ending.ERASED));
            } else {
                course.end(referral, ReferralState.ENTERED_IN_ERROR, Ending.ERASED, null);
            }
        }
    }

    @Override
    public void forget(UUID person) {
        // what is said is sealed
    }
}
