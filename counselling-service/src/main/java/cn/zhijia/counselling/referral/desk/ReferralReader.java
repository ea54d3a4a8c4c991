package cn.zhijia.counselling.referral.desk;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import cn.zhijia.counselling.hospital.Hospital;
import cn.zhijia.counselling.hospital.Routing;
import cn.zhijia.counselling.instrument.safety.SafetyLine;
import cn.zhijia.counselling.instrument.safety.SafetyPage;
import cn.zhijia.counselling.referral.Referral;
import cn.zhijia.counselling.referral.ReferralState;
import cn.zhijia.counselling.referral.attempt.Attempt;
import cn.zhijia.counselling.referral.attempt.History;
import cn.zhijia.counselling.referral.clock.Clock;
import cn.zhijia.counselling.referral.clock.ClockKind;
import cn.zhijia.counselling.vault.Vault;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.data.Person;

/** One referral with everything that was done for it. */
@Singleton
class ReferralReader {

    private final Caller caller;
    private final DatabaseClock clock;
    private final Vault vault;
    private final String federation;

    ReferralReader(Caller caller, DatabaseClock clock, Vault vault,
            @ConfigProperty(name = "zhijia.safety.federation-line") String federation) {
        this.caller = caller;
        this.clock = clock;
        this.vault = vault;
        this.federation = federation;
    }

    /** @param counts that change while the referral's own version does not */
    record Read(ReferralView view, long counts) {
    }

    Read read(Referral r) {
        Referral.flush();
        var clocks = Clock.of(r.id);
        var attempts = Attempt.of(r.id).stream().map(a -> attempt(r, a, clocks)).toList();
        boolean overdue = clocks.stream().anyMatch(c -> c.metAt == null && c.passedAt != null);
        var view = new ReferralView(r.id, r.caseId, r.state, r.priority, r.scope, r.age, r.wish, r.station, r.basis,
                r.reason(r.memberId, vault), r.summary(r.memberId, vault), number(r.draftedById), r.draftedAt,
                number(r.requestedById), r.requestedAt, r.endedAs, r.endedAt, overdue, attempts, manual(r, clocks));
        return new Read(view, clocks.stream().mapToLong(c -> c.version).sum());
    }

    private ReferralView.AttemptView attempt(Referral r, Attempt a, List<Clock> clocks) {
        var hospital = Hospital.of(a.hospitalId).orElseThrow();
        return new ReferralView.AttemptView(a.number, a.id, a.hospitalId, hospital.name(language()),
                List.copyOf(hospital.dutyPhones), a.state, a.code, a.isCancelAsked(), a.requestedAt, a.arriveFrom, a.arriveBy,
                clocks.stream().filter(c -> a.id.equals(c.attemptId))
                        .map(c -> new ReferralView.ClockView(c.kind, c.dueAt, c.metAt, c.passedAt)).toList(),
                History.of(a.id).stream().map(h -> history(r, h)).toList());
    }

    private ReferralView.HistoryView history(Referral r, History h) {
        return new ReferralView.HistoryView(h.version, h.step, h.state, h.byKind, number(h.byId), h.at,
                h.said(r.memberId, vault));
    }

    private ReferralView.ManualView manual(Referral r, List<Clock> clocks) {
        if (r.state != ReferralState.ON_HOLD) {
            return null;
        }
        Instant since = clocks.stream().filter(c -> c.kind == ClockKind.MANUAL && c.metAt == null).findFirst()
                .orElseThrow().dueAt
                .minus(ClockKind.MANUAL.step(r.priority));
        var hospitals = Routing.at(clock.now()).toPhone(r.need()).stream()
                .flatMap(h -> h.dutyPhones.stream().map(phone -> new SafetyLine(phone, h.name(language())))).toList();
        return new ReferralView.ManualView(since, SafetyPage.in(language(), federation).lines(), hospitals);
    }

    private Locale language() {
        return caller.language();
    }

    private static String number(UUID person) {
        return person == null ? null : Person.<Person> findById(person).memberNo;
    }
}
