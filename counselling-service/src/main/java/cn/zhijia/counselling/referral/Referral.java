package cn.zhijia.counselling.referral;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;

import cn.zhijia.counselling.consent.Consent;
import cn.zhijia.counselling.consent.Purpose;
import cn.zhijia.counselling.crisis.CrisisCase;
import cn.zhijia.counselling.hospital.Hospital;
import cn.zhijia.counselling.hospital.Need;
import cn.zhijia.counselling.hospital.Priority;
import cn.zhijia.counselling.hospital.Routing;
import cn.zhijia.counselling.referral.attempt.Attempt;
import cn.zhijia.counselling.vault.Cell;
import cn.zhijia.counselling.vault.Vault;
import cn.zhijia.kit.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/**
 * 转介: the need of one member, out of one case. Whoever changes it, or anything of it, holds its row until commit. A case has
 * one at a time that has not ended.
 */
@Entity
public class Referral extends PanacheEntityBase {

    /** Rejected so, a hospital is not asked again for this need. */
    private static final Set<String> NEVER_AGAIN = Set.of("OUT_OF_SCOPE", "WRONG_HOSPITAL");

    @Id
    public UUID id;
    public UUID caseId;
    public UUID memberId;
    @Enumerated(EnumType.STRING)
    public ReferralState state;
    @Enumerated(EnumType.STRING)
    public Priority priority;
    public String scope;
    public Integer age;
    public String wish;
    public UUID station;
    @Enumerated(EnumType.STRING)
    public Basis basis;
    byte[] reason;
    byte[] summary;
    long edition;
    public UUID draftedById;
    public Instant draftedAt;
    public UUID requestedById;
    public Instant requestedAt;
    public int attempts;
    int roundFrom;
    @Enumerated(EnumType.STRING)
    public Ending endedAs;
    UUID endedById;
    public Instant endedAt;
    public long version;

    protected Referral() {
    }

    public Referral(UUID id, CrisisCase crisis) {
        this.id = id;
        caseId = crisis.id;
        memberId = crisis.member.id;
        state = ReferralState.DRAFT;
        roundFrom = 1;
    }

    /** The latest of a case. */
    public static Optional<Referral> of(UUID crisis) {
        return find("caseId = ?1 order by draftedAt desc, id", crisis).page(0, 1).firstResultOptional();
    }

    /** The one of a case that has not ended. */
    public static Optional<Referral> openOf(UUID crisis) {
        return find("caseId = ?1 and state in ?2", crisis, ReferralState.OPEN).singleResultOptional();
    }

    public static Optional<Referral> lockIfThere(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    static List<UUID> openOfMember(UUID member) {
        return find("select r.id from Referral r where r.memberId = ?1 and r.state in ?2 order by r.id", member,
                ReferralState.OPEN).project(UUID.class).list();
    }

    public boolean isOpen() {
        return state.isOpen();
    }

    public boolean says(Draft draft, Vault vault) {
        return draft.equals(draft(vault));
    }

    public Draft draft(Vault vault) {
        return new Draft(priority, scope, age, wish, station, basis, reason(memberId, vault), summary(memberId, vault));
    }

    public void take(Draft draft, UUID by, Vault vault, Instant now) {
        if (state != ReferralState.DRAFT) {
            throw Refusal.illegalTransition(state, state.next());
        }
        edition++;
        version++;
        priority = draft.priority();
        scope = draft.scope();
        age = draft.age();
        wish = draft.wish();
        station = draft.station();
        basis = draft.basis();
        reason = draft.reason() == null ? null : vault.seal(memberId, cell("reason"), draft.reason());
        summary = vault.seal(memberId, cell("summary"), draft.summary());
        draftedById = by;
        draftedAt = now;
    }

    /** Null with the member's consent. */
    public String reason(UUID member, Vault vault) {
        return reason == null ? null : vault.open(member, cell("reason"), reason);
    }

    public String summary(UUID member, Vault vault) {
        return vault.open(member, cell("summary"), summary);
    }

    private Cell cell(String column) {
        return new Cell("referral", column, id, edition);
    }

    public Need need() {
        return new Need(priority, scope, age, wish, station == null ? null : station.toString());
    }

    /** Four eyes, but two where life is in danger. */
    void request(UUID by, Instant now) {
        become(ReferralState.ACTIVE);
        if (priority != Priority.STAT && by.equals(draftedById)) {
            throw new Refusal("second-officer-needed");
        }
        if (scope == null) {
            throw new Refusal("referral-incomplete");
        }
        requestedById = by;
        requestedAt = now;
    }

    /** Which hospital is asked next: with consent only one that the member has agreed to. */
    Optional<Hospital> next(Instant now) {
        var out = new HashSet<String>();
        Attempt.of(id).stream().filter(a -> a.number >= roundFrom || NEVER_AGAIN.contains(String.valueOf(a.code)))
                .forEach(a -> out.add(a.hospitalId));
        var routing = Routing.at(now);
        var agreed = basis == Basis.EMERGENCY ? null : Consent.recipients(memberId, Purpose.HOSPITAL_REFERRAL);
        var found = routing.next(need(), out);
        while (agreed != null && found.isPresent() && !agreed.contains(found.get().id)) {
            out.add(found.get().id);
            found = routing.next(need(), out);
        }
        return found;
    }

    Attempt.Place nextPlace(Hospital hospital) {
        version++;
        return new Attempt.Place(id, ++attempts, hospital.id);
    }

    /** One of its attempts has moved. */
    void touch() {
        version++;
    }

    /** Nobody is left to ask, or somebody has to decide. */
    void takeOver() {
        become(ReferralState.ON_HOLD);
    }

    /** All may be asked anew. */
    void resume() {
        if (state != ReferralState.ON_HOLD) { // a draft is requested, with the eyes that it takes
            throw Refusal.illegalTransition(state, state.next());
        }
        become(ReferralState.ACTIVE);
        roundFrom = attempts + 1;
    }

    /** @param by null for a hospital and for the service itself */
    void end(ReferralState as, Ending how, UUID by, Instant now) {
        become(as);
        endedAs = how;
        endedById = by;
        endedAt = now;
    }

    private void become(ReferralState next) {
        if (!state.next().contains(next)) {
            throw Refusal.illegalTransition(state, state.next());
        }
        state = next;
        version++;
    }
}
