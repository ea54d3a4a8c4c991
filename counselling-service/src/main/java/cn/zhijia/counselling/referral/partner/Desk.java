package cn.zhijia.counselling.referral.partner;

import java.util.UUID;

import jakarta.enterprise.context.RequestScoped;

import cn.zhijia.counselling.audit.Act;
import cn.zhijia.counselling.audit.Audit;
import cn.zhijia.counselling.contact.Reader;
import cn.zhijia.counselling.hospital.Partner;
import cn.zhijia.counselling.referral.Referral;
import cn.zhijia.counselling.referral.attempt.Attempt;
import cn.zhijia.counselling.referral.clock.Clock;
import cn.zhijia.counselling.referral.clock.ClockKind;
import cn.zhijia.counselling.vault.Vault;
import cn.zhijia.kit.Refusal;

/** What the calling hospital may see: its own attempts, whatever their ids; anybody else's are not there (404). */
@RequestScoped
public class Desk {

    private final Partner partner;
    private final Reader contacts;
    private final Vault vault;
    private final Audit audit;

    Desk(Partner partner, Reader contacts, Vault vault, Audit audit) {
        this.partner = partner;
        this.contacts = contacts;
        this.vault = vault;
        this.audit = audit;
    }

    /** The referral of its attempt, held until commit; the attempt is read afterwards. */
    public Referral lock(UUID attempt, String scope) {
        return Attempt.referralOf(attempt, partner.requires(scope).id).flatMap(Referral::lockIfThere)
                .orElseThrow(Refusal::notFound);
    }

    public Referral read(UUID attempt, String scope) {
        return Attempt.referralOf(attempt, partner.requires(scope).id).flatMap(id -> Referral.<Referral> findByIdOptional(id))
                .orElseThrow(Refusal::notFound);
    }

    /** Whoever reads it has been reached. That the person's data was read is written down for the person. */
    PartnerReferralView show(Referral referral, Attempt attempt) {
        Clock.meet(attempt.id, ClockKind.DELIVERED);
        var view = view(referral, attempt, attempt.isOpenToHospital() ? person(referral, attempt) : null);
        if (view.person() != null) {
            audit.record(referral.memberId, Act.REFERRAL_READ, attempt.id, null);
        }
        return view;
    }

    private PartnerReferralView.Disclosure person(Referral r, Attempt attempt) {
        var contact = contacts.forHospital(r.memberId, attempt.id);
        return new PartnerReferralView.Disclosure(contact.name(), contact.phone(), r.age, r.basis,
                r.summary(r.memberId, vault));
    }

    /** Without a word of the person: the answer to a step. */
    static PartnerReferralView view(Referral r, Attempt a, PartnerReferralView.Disclosure person) {
        var due = Clock.of(r.id).stream().filter(c -> a.id.equals(c.attemptId) && c.metAt == null)
                .map(c -> new PartnerReferralView.Due(c.kind, c.dueAt, c.passedAt != null)).toList();
        return new PartnerReferralView(a.id, a.state, a.version, r.priority, r.scope, a.requestedAt, a.changedAt, a.code,
                a.arriveFrom, a.arriveBy, a.isCancelAsked() && a.state.isLive() ? a.presentCancelAsk() : null, due, person);
    }
}
