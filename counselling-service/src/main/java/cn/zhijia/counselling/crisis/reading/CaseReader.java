package cn.zhijia.counselling.crisis.reading;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import cn.zhijia.counselling.crisis.CaseState;
import cn.zhijia.counselling.crisis.CaseSummary;
import cn.zhijia.counselling.crisis.CrisisCase;
import cn.zhijia.counselling.crisis.Signal;
import cn.zhijia.counselling.crisis.clock.Task;
import cn.zhijia.counselling.crisis.closing.Disclosure;
import cn.zhijia.counselling.crisis.closing.DisclosureView;
import cn.zhijia.counselling.crisis.step.Contact;
import cn.zhijia.counselling.crisis.step.Impediment;
import cn.zhijia.counselling.instrument.safety.SafetyPage;
import cn.zhijia.counselling.paging.Page;
import cn.zhijia.counselling.referral.Referral;
import cn.zhijia.counselling.vault.Vault;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Words;
import cn.zhijia.kit.data.Person;

/** One case as somebody may see it. */
@Singleton
class CaseReader {

    private final Caller caller;
    private final Vault vault;
    private final String federation;

    CaseReader(Caller caller, Vault vault, @ConfigProperty(name = "zhijia.safety.federation-line") String federation) {
        this.caller = caller;
        this.vault = vault;
        this.federation = federation;
    }

    /** While it is open, that help is on its way and nothing else: whoever looks over a shoulder must not learn more. */
    CaseView forMember(CrisisCase crisis) {
        if (crisis.state() != CaseState.CLOSED) {
            return new CaseView(crisis.id, true, text("on-its-way"), SafetyPage.in(caller.language(), federation), null, null,
                    null, null);
        }
        var member = crisis.member.id;
        var referral = Referral.of(crisis.id);
        var story = Story.of(crisis, Contact.of(crisis.id), referral.orElse(null), caller.language());
        return new CaseView(crisis.id, false, text("over"), null, story, disclosures(crisis),
                referral.map(r -> r.reason(member, vault)).orElse(null), null);
    }

    CaseView forStaff(CrisisCase crisis) {
        boolean open = crisis.state() != CaseState.CLOSED;
        return new CaseView(crisis.id, open, text(open ? "on-its-way" : "over"), null, null, disclosures(crisis), null,
                details(crisis));
    }

    private String text(String key) {
        return Words.text(caller.language(), "crisis." + key, Map.of());
    }

    private List<DisclosureView> disclosures(CrisisCase crisis) {
        return Disclosure.of(crisis.id).stream().map(d -> DisclosureView.of(d, crisis.member.id, vault)).toList();
    }

    private CaseDetails details(CrisisCase crisis) {
        UUID id = crisis.id;
        UUID member = crisis.member.id;
        return new CaseDetails(CaseSummary.of(crisis), crisis.member.memberNo, crisis.member.name,
                Signal.of(id).stream().map(s -> new CaseDetails.SignalView(s.id, s.source, s.level, s.responseId,
                        s.words(member, vault), s.raisedAt, number(s.acknowledgedBy), s.acknowledgedAt)).toList(),
                Task.of(id).stream().map(t -> new CaseDetails.TaskView(t.kind, t.dueAt, t.metAt, t.passedAt)).toList(),
                Contact.of(id).stream().map(c -> new CaseDetails.ContactView(c.id, c.kind, c.reached, c.note(member, vault),
                        c.by.memberNo, c.at, c.recordedAt)).toList(),
                crisis.course.assessmentId, impediments(id, member), crisis.safetyPlan.text(crisis, vault),
                Referral.of(id).map(r -> referral(r, member)).orElse(null),
                closing(crisis),
                Page.about(id).stream().map(p -> new CaseDetails.PageView(p.to().name(), p.pagedAt)).toList());
    }

    private List<CaseDetails.ImpedimentView> impediments(UUID id, UUID member) {
        return Impediment.of(id).stream().map(i -> new CaseDetails.ImpedimentView(i.id, i.reason, i.words(member, vault),
                number(i.by), i.at, number(i.second), i.secondAt)).toList();
    }

    private CaseDetails.ReferralView referral(Referral r, UUID member) {
        return new CaseDetails.ReferralView(r.id, r.basis, r.reason(member, vault), r.summary(member, vault), r.draftedAt);
    }

    private CaseDetails.ClosingView closing(CrisisCase crisis) {
        var ending = crisis.ending;
        return ending.outcome == null ? null
                : new CaseDetails.ClosingView(ending.outcome, ending.summary(crisis, vault), number(ending.proposedBy),
                        number(ending.closedBy), ending.closedAt);
    }

    private static String number(Person person) {
        return Optional.ofNullable(person).map(p -> p.memberNo).orElse(null);
    }
}
